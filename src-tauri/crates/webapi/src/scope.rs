//! The common query of subscriptions and metrics: which entities, and what of them.

/// Which entities. Lists go out comma-separated under their plural names (spec note 5).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Scope {
    /// `agentIds`
    pub agents: Vec<i64>,
    /// `teamIds`
    pub teams: Vec<i64>,
    /// `groupIds`
    pub groups: Vec<i64>,
    /// `businessUnitIds`
    pub business_units: Vec<i64>,
    /// `queueIds`
    pub queues: Vec<i64>,
}

/// What of them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct View {
    /// `modalities`, by name; empty means all.
    pub modalities: Vec<String>,
    /// `includeBreakdowns`: an agent's metrics per queue as well.
    pub breakdowns: bool,
    /// `includeStatusHistory`: the statuses of the last 24 hours as well.
    pub status_history: bool,
}

impl Scope {
    /// The query as it is sent; what is empty is left out.
    pub fn to_query(&self) -> Vec<(&'static str, String)> {
        let ids = |list: &[i64]| list.iter().map(i64::to_string).collect::<Vec<_>>().join(",");
        [
            ("agentIds", ids(&self.agents)),
            ("teamIds", ids(&self.teams)),
            ("groupIds", ids(&self.groups)),
            ("businessUnitIds", ids(&self.business_units)),
            ("queueIds", ids(&self.queues)),
        ]
        .into_iter()
        .filter(|(_, value)| !value.is_empty())
        .collect()
    }

    /// Reads a query as the server would: keys without case, ids that are no numbers ignored.
    pub fn from_query<'a>(pairs: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        let mut scope = Self::default();
        for (key, value) in pairs {
            let list = match key.to_ascii_lowercase().as_str() {
                "agentids" => &mut scope.agents,
                "teamids" => &mut scope.teams,
                "groupids" => &mut scope.groups,
                "businessunitids" => &mut scope.business_units,
                "queueids" => &mut scope.queues,
                _ => continue,
            };
            list.extend(value.split(',').filter_map(|id| id.trim().parse::<i64>().ok()));
        }
        scope
    }

    /// True if no entity is named: the server answers 401 to that.
    pub fn names_nothing(&self) -> bool {
        [&self.agents, &self.teams, &self.groups, &self.business_units, &self.queues]
            .into_iter()
            .all(Vec::is_empty)
    }
}

impl View {
    /// The query as it is sent; what is empty or false is left out.
    pub fn to_query(&self) -> Vec<(&'static str, String)> {
        let on = |on: bool| if on { "true".to_owned() } else { String::new() };
        [
            ("modalities", self.modalities.join(",")),
            ("includeBreakdowns", on(self.breakdowns)),
            ("includeStatusHistory", on(self.status_history)),
        ]
        .into_iter()
        .filter(|(_, value)| !value.is_empty())
        .collect()
    }

    /// Reads a query as the server would.
    pub fn from_query<'a>(pairs: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        let mut view = Self::default();
        for (key, value) in pairs {
            let on = value.eq_ignore_ascii_case("true");
            match key.to_ascii_lowercase().as_str() {
                "modalities" => {
                    view.modalities.extend(value.split(',').map(|word| word.trim().to_owned()));
                }
                "includebreakdowns" => view.breakdowns = on,
                "includestatushistory" => view.status_history = on,
                _ => {}
            }
        }
        view
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_sent_is_what_is_read() {
        let scope = Scope { agents: vec![5, 7], business_units: vec![1], ..Scope::default() };
        let view =
            View { modalities: vec!["audio".to_owned()], status_history: true, ..View::default() };
        let query: Vec<_> = scope.to_query().into_iter().chain(view.to_query()).collect();
        let text: Vec<_> = query.iter().map(|(key, value)| format!("{key}={value}")).collect();
        let sent = "agentIds=5,7&businessUnitIds=1&modalities=audio&includeStatusHistory=true";
        assert_eq!(text.join("&"), sent);
        let pairs = || query.iter().map(|(key, value)| (*key, value.as_str()));
        assert_eq!((Scope::from_query(pairs()), View::from_query(pairs())), (scope, view));
    }
}

//! The common query of subscriptions and metrics: which entities, which modalities, what with them.

/// The common query. Lists go out comma-separated under their plural names (spec note 5).
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
    /// `modalities`, by name; empty means all.
    pub modalities: Vec<String>,
    /// `includeBreakdowns`
    pub breakdowns: bool,
    /// `includeStatusHistory`
    pub status_history: bool,
}

impl Scope {
    /// The query as it is sent; what is empty or false is left out.
    pub fn to_query(&self) -> Vec<(&'static str, String)> {
        let ids = |list: &[i64]| list.iter().map(i64::to_string).collect::<Vec<_>>().join(",");
        let mut query: Vec<_> = [
            ("agentIds", ids(&self.agents)),
            ("teamIds", ids(&self.teams)),
            ("groupIds", ids(&self.groups)),
            ("businessUnitIds", ids(&self.business_units)),
            ("queueIds", ids(&self.queues)),
            ("modalities", self.modalities.join(",")),
        ]
        .into_iter()
        .filter(|(_, value)| !value.is_empty())
        .collect();
        for (key, on) in
            [("includeBreakdowns", self.breakdowns), ("includeStatusHistory", self.status_history)]
        {
            if on {
                query.push((key, "true".to_owned()));
            }
        }
        query
    }

    /// Reads a query as the server would: keys without case, ids that are no numbers ignored.
    pub fn from_query<'a>(pairs: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        let mut scope = Self::default();
        for (key, value) in pairs {
            let ids = || value.split(',').filter_map(|id| id.trim().parse::<i64>().ok());
            match key.to_ascii_lowercase().as_str() {
                "agentids" => scope.agents.extend(ids()),
                "teamids" => scope.teams.extend(ids()),
                "groupids" => scope.groups.extend(ids()),
                "businessunitids" => scope.business_units.extend(ids()),
                "queueids" => scope.queues.extend(ids()),
                "modalities" => scope.modalities.extend(value.split(',').map(str::to_owned)),
                "includebreakdowns" => scope.breakdowns = value.eq_ignore_ascii_case("true"),
                "includestatushistory" => {
                    scope.status_history = value.eq_ignore_ascii_case("true");
                }
                _ => {}
            }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_sent_is_what_is_read() {
        let scope = Scope {
            agents: vec![5, 7],
            business_units: vec![1],
            modalities: vec!["audio".to_owned()],
            status_history: true,
            ..Scope::default()
        };
        let query = scope.to_query();
        insta::assert_debug_snapshot!(query, @r#"
        [
            (
                "agentIds",
                "5,7",
            ),
            (
                "businessUnitIds",
                "1",
            ),
            (
                "modalities",
                "audio",
            ),
            (
                "includeStatusHistory",
                "true",
            ),
        ]
        "#);
        assert_eq!(Scope::from_query(query.iter().map(|(k, v)| (*k, v.as_str()))), scope);
    }
}

//! A query as the server reads it: keys without case, and the document's slips taken for what they
//! mean.

use connect_webapi::lenient::Time;
use connect_webapi::{Scope, View};
use url::form_urlencoded;

/// The pairs of a query, keys in lower case.
#[derive(Debug, Default)]
pub(super) struct Query(Vec<(String, String)>);

/// Keys that the document writes wrongly in places, and what they mean (spec note 5).
const SLIPS: [(&str, &str); 1] = [("starttimsetamp", "starttimestamp")];

impl Query {
    /// Reads a query, without its question mark. A blank in it need not be encoded.
    pub(super) fn parse(text: &str) -> Self {
        let pairs = form_urlencoded::parse(text.as_bytes()).map(|(key, value)| {
            let key = key.trim().to_ascii_lowercase();
            let meant = SLIPS.iter().find(|(slip, _)| *slip == key);
            (meant.map_or(key, |(_, meant)| (*meant).to_owned()), value.into_owned())
        });
        Self(pairs.collect())
    }

    /// A value that is not blank.
    pub(super) fn get(&self, key: &str) -> Option<&str> {
        let found = self.0.iter().find(|(name, _)| name.eq_ignore_ascii_case(key))?;
        Some(found.1.trim()).filter(|value| !value.is_empty())
    }

    /// Whether a flag is set; one that is not there is not.
    pub(super) fn flag(&self, key: &str) -> bool {
        self.get(key).is_some_and(|value| value.eq_ignore_ascii_case("true") || value == "1")
    }

    /// A whole number.
    pub(super) fn number(&self, key: &str) -> Option<i64> {
        self.get(key)?.parse().ok()
    }

    /// A list of whole numbers; what is none is passed over.
    pub(super) fn numbers(&self, key: &str) -> Vec<i64> {
        let list = self.get(key).unwrap_or_default();
        list.split(',').filter_map(|number| number.trim().parse().ok()).collect()
    }

    /// A time, in any of the document's forms.
    pub(super) fn time(&self, key: &str) -> Option<i64> {
        Time::parse(self.get(key)?).map(|time| time.0)
    }

    /// Which entities are meant. The sample of U8 names agents by `agentId`.
    pub(super) fn scope(&self) -> Scope {
        Scope::from_query(self.pairs().map(|(key, value)| match key {
            "agentid" => ("agentIds", value),
            key => (key, value),
        }))
    }

    /// What of them. Modalities also come by id (spec note 5).
    pub(super) fn view(&self) -> View {
        let mut view = View::from_query(self.pairs());
        view.modalities.retain(|modality| !modality.is_empty());
        for modality in &mut view.modalities {
            let name = match modality.as_str() {
                "1" => "instantMessage",
                "2" => "audio",
                "3" => "message",
                _ => continue,
            };
            name.clone_into(modality);
        }
        view
    }

    fn pairs(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(key, value)| (key.as_str(), value.as_str()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_documents_own_queries_are_understood() {
        let query = Query::parse("modalities=2&agentIds=5,7&includeStatusHistory=true");
        assert_eq!(query.scope().agents, [5, 7]);
        assert_eq!(query.view().modalities, ["audio"]);
        assert!(query.view().status_history);
        assert_eq!(Query::parse("agentId=5,7").scope().agents, [5, 7]);
        let query = Query::parse("startTimsetamp=2016-6-15 5:30:00.15&SIZE=10&end=");
        assert_eq!(query.time("startTimestamp"), Some(1_465_968_600_150));
        assert_eq!((query.number("size"), query.get("end")), (Some(10), None));
    }
}

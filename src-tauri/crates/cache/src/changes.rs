//! What is to be saved of a deployment: of each thing the last word. It is bounded by what there is
//! to save, however often something changes.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use connect_model::{EntityKind, Mbu, Profile, Strings};
use rusqlite::TransactionBehavior::Immediate;
use rusqlite::{Connection, Transaction};

use crate::error::CacheError;
use crate::saved::Saved;
use crate::tables::deployment::{self, Deployment, DeploymentId};
use crate::tables::drafts::{self, DraftKey, SavedDraft};
use crate::tables::journal::{self, JournalEntry, JournalKey};
use crate::tables::rows::{self, SavedRow};
use crate::tables::trends::{self, TrendPoint};
use crate::tables::{mbu, profile, strings};

/// Saves that have not been made yet, laid on top of each other.
#[derive(Debug, Default)]
pub(crate) struct Changes {
    pub profile: Option<Profile>,
    pub mbu: Option<Arc<Mbu>>,
    /// By locale; the one saved last comes last.
    pub strings: Vec<(String, Strings)>,
    /// By kind and id; none are removed.
    pub rows: HashMap<(EntityKind, i64), Option<SavedRow>>,
    /// By the writer's key.
    pub journal: BTreeMap<JournalKey, JournalEntry>,
    /// Those of none are removed.
    pub drafts: BTreeMap<DraftKey, Option<SavedDraft>>,
    /// By minute and queue, of a day at most.
    pub trends: BTreeMap<(i64, i64), TrendPoint>,
}

impl Changes {
    /// Lays newer ones on top.
    pub(crate) fn add(&mut self, newer: Self) {
        self.profile = newer.profile.or(self.profile.take());
        self.mbu = newer.mbu.or(self.mbu.take());
        let replaced = |locale: &String| newer.strings.iter().any(|(other, _)| other == locale);
        self.strings.retain(|(locale, _)| !replaced(locale));
        self.strings.extend(newer.strings);
        self.rows.extend(newer.rows);
        self.journal.extend(newer.journal);
        self.drafts.extend(newer.drafts);
        self.trends.extend(newer.trends);
        if let Some(newest) = self.trends.last_key_value().map(|((minute, _), _)| *minute) {
            let kept = (newest - trends::KEPT + 1, i64::MIN);
            self.trends = self.trends.split_off(&kept);
        }
    }

    /// Writes them in one transaction. The deployment becomes known by it, unless all there is to do
    /// is to remove rows.
    pub(crate) fn write(
        &self,
        connection: &mut Connection,
        deployment: &Deployment,
    ) -> Result<(), CacheError> {
        let transaction = connection.transaction_with_behavior(Immediate)?;
        let id = match deployment::find(&transaction, deployment)? {
            None if self.only_remove() => return Ok(()),
            None => deployment::add(&transaction, deployment)?,
            Some(id) => id,
        };
        self.write_in(&transaction, id)?;
        Ok(transaction.commit()?)
    }

    /// What will be saved once these are written.
    pub(crate) fn on_top_of(&self, mut saved: Saved) -> Saved {
        saved.profile = self.profile.clone().or(saved.profile);
        saved.mbu = self.mbu.as_deref().cloned().or(saved.mbu);
        saved.strings = self.strings.last().cloned().or(saved.strings);
        saved.rows.retain(|row| !self.rows.contains_key(&(row.kind, row.id)));
        saved.rows.extend(self.rows.values().flatten().cloned());
        saved.rows.sort_by_key(|row| (row.kind == EntityKind::Queue, row.id));
        saved
    }

    fn only_remove(&self) -> bool {
        self.profile.is_none()
            && self.mbu.is_none()
            && self.strings.is_empty()
            && self.journal.is_empty()
            && self.trends.is_empty()
            && self.drafts.values().all(Option::is_none)
            && self.rows.values().all(Option::is_none)
    }

    fn write_in(&self, to: &Transaction<'_>, id: DeploymentId) -> Result<(), CacheError> {
        if let Some(profile) = &self.profile {
            profile::save(to, id, profile)?;
        }
        if let Some(mbu) = &self.mbu {
            mbu::save(to, id, mbu)?;
        }
        for (locale, strings) in &self.strings {
            strings::save(to, id, locale, strings)?;
        }
        journal::save(to, id, self.journal.values())?;
        drafts::save(to, id, self.drafts.values().flatten())?;
        let dropped = self.drafts.iter().filter(|(_, draft)| draft.is_none());
        drafts::remove(to, id, dropped.map(|(key, _)| key))?;
        trends::save(to, id, self.trends.values())?;
        rows::save(to, id, self.rows.values().flatten())?;
        let gone = self.rows.iter().filter(|(_, row)| row.is_none());
        rows::remove(to, id, gone.map(|(key, _)| *key))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_word_counts() {
        let row = |id, as_of| {
            let row = SavedRow { kind: EntityKind::Agent, id, as_of, values: "{}".into() };
            ((EntityKind::Agent, id), Some(row))
        };
        let words = |text: &str| Strings::from([("key".to_owned(), text.to_owned())]);
        let mut all = Changes {
            strings: vec![("ar".into(), words("1")), ("fr".into(), words("2"))],
            rows: HashMap::from([row(1, 1), row(2, 1), row(3, 1)]),
            mbu: Some(Arc::default()),
            ..Changes::default()
        };
        all.add(Changes {
            strings: vec![("ar".into(), words("3"))],
            rows: HashMap::from([row(2, 2), ((EntityKind::Agent, 3), None)]),
            ..Changes::default()
        });
        assert_eq!(all.strings, [("fr".into(), words("2")), ("ar".into(), words("3"))]);
        let rows = HashMap::from([row(1, 1), row(2, 2), ((EntityKind::Agent, 3), None)]);
        assert_eq!((&all.rows, all.mbu.is_some()), (&rows, true));

        let old = |(_, row): (_, Option<SavedRow>)| row.unwrap();
        let queue = SavedRow { kind: EntityKind::Queue, ..old(row(0, 0)) };
        let saved = Saved {
            strings: Some(("en".into(), words("0"))),
            rows: vec![old(row(0, 0)), old(row(2, 0)), old(row(3, 0)), queue.clone()],
            ..Saved::default()
        };
        let saved = all.on_top_of(saved);
        assert_eq!(saved.strings, Some(("ar".into(), words("3"))));
        assert_eq!(saved.rows, [old(row(0, 0)), old(row(1, 1)), old(row(2, 2)), queue]);
    }

    #[test]
    fn a_day_of_trends_waits_at_most() {
        let point = |minute| {
            let (waiting, longest_wait, service_level, agents) = (Some(1.0), None, None, None);
            let queue = 7;
            TrendPoint { minute, queue, waiting, longest_wait, service_level, agents }
        };
        let mut all = Changes::default();
        for minute in 0..3 * trends::KEPT {
            let trends = [((minute, 7), point(minute))].into();
            all.add(Changes { trends, ..Changes::default() });
        }
        let kept = 2 * trends::KEPT..3 * trends::KEPT;
        assert!(all.trends.keys().map(|(minute, _)| *minute).eq(kept));
        assert!(!all.only_remove());
    }
}

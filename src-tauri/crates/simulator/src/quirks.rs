//! Ways in which a deployment may differ from what the document says first: what it contradicts
//! itself in, what it leaves open, and what a later version may add.

use std::collections::BTreeSet;
use std::str::FromStr;

use thiserror::Error;

macro_rules! quirks {
    ($($(#[doc = $doc:literal])* $name:ident = $word:literal,)*) => {
        /// A way to differ.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Quirk {
            $($(#[doc = $doc])* $name,)*
        }

        impl Quirk {
            /// All of them.
            pub const ALL: &[Self] = &[$(Self::$name,)*];

            /// Its name on the command line.
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$name => $word,)*
                }
            }

            /// What it does, in a sentence.
            pub const fn about(self) -> &'static str {
                match self {
                    $(Self::$name => concat!($($doc,)*).trim_ascii(),)*
                }
            }
        }
    };
}

quirks! {
    /// Numbers and booleans are strings.
    TextValues = "text-values",
    /// The session status reads `After Call`.
    AfterCallBlank = "after-call-blank",
    /// The session status reads `afterCall`.
    AfterCallCamel = "after-call-camel",
    /// S6, S7 and S8 take POST alone.
    PostOnly = "post-only",
    /// S6, S7 and S8 take GET alone.
    GetOnly = "get-only",
    /// Extra items are set by `setextraitem` alone.
    ShortExtraItem = "short-extra-item",
    /// Strings are there under v1.0 alone.
    OldStrings = "old-strings",
    /// U1 to U7 answer a number.
    SubscriptionIdNumber = "subscription-id-number",
    /// U1 to U7 answer an object with `subscriptionId`.
    SubscriptionIdObject = "subscription-id-object",
    /// U1 to U7 answer an object with `id`.
    SubscriptionIdEntity = "subscription-id-entity",
    /// U1 to U7 answer null.
    SubscriptionIdMissing = "subscription-id-missing",
    /// S4 answers an object with `gruu`.
    GruuObject = "gruu-object",
    /// There is no batch.
    NoBatch = "no-batch",
    /// Sessions cannot be joined.
    NoJoins = "no-joins",
    /// Some statuses, modalities and session types are words nobody knows.
    UnknownWords = "unknown-words",
    /// Every object has a field nobody knows.
    UnknownFields = "unknown-fields",
    /// Fields that can be missing are.
    Sparse = "sparse",
    /// Keys are spelt as the document misspells them.
    OddKeys = "odd-keys",
    /// Hubs and their methods have names nobody can guess.
    RandomNames = "random-names",
    /// Realtime Data always comes in lists.
    Lists = "lists",
    /// Realtime Data of one entity never comes in a list.
    SingleObjects = "single-objects",
    /// Subscriptions that name a metric which the table does not have are refused.
    StrictMetrics = "strict-metrics",
    /// The profile hides a queue that the organisation has, its last one.
    OwnQueueHidden = "own-queue-hidden",
    /// The rights on an agent's entry say what that agent may do.
    RightsOfAgent = "rights-of-agent",
}

/// There is no such quirk.
#[derive(Debug, Error, PartialEq, Eq)]
#[error("{0:?} is no quirk")]
pub struct QuirkError(String);

impl FromStr for Quirk {
    type Err = QuirkError;

    fn from_str(text: &str) -> Result<Self, QuirkError> {
        let found = Self::ALL.iter().find(|quirk| quirk.name() == text);
        found.copied().ok_or_else(|| QuirkError(text.to_owned()))
    }
}

/// The quirks a deployment has. Of those that exclude each other the first one named in [`Quirk`]
/// counts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Quirks(BTreeSet<Quirk>);

impl FromIterator<Quirk> for Quirks {
    fn from_iter<T: IntoIterator<Item = Quirk>>(quirks: T) -> Self {
        Self(quirks.into_iter().collect())
    }
}

impl<const N: usize> From<[Quirk; N]> for Quirks {
    fn from(quirks: [Quirk; N]) -> Self {
        quirks.into_iter().collect()
    }
}

impl Quirks {
    /// Whether this is one of them.
    pub fn has(&self, quirk: Quirk) -> bool {
        self.0.contains(&quirk)
    }

    /// Whether the JSON that goes out has to be looked at.
    pub(crate) fn change_json(&self) -> bool {
        use Quirk as Q;
        self.0.iter().any(|quirk| {
            !matches!(
                quirk,
                Q::PostOnly
                    | Q::GetOnly
                    | Q::ShortExtraItem
                    | Q::OldStrings
                    | Q::NoBatch
                    | Q::NoJoins
                    | Q::RandomNames
                    | Q::RightsOfAgent
                    | Q::OwnQueueHidden
            )
        })
    }

    /// Whether a list of Realtime Data is a list even if it holds one entity.
    pub(crate) fn always_lists(&self) -> bool {
        self.has(Quirk::Lists)
    }

    /// Whether each entity is pushed by itself.
    pub(crate) fn one_by_one(&self) -> bool {
        self.has(Quirk::SingleObjects) && !self.always_lists()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_back() {
        for quirk in Quirk::ALL {
            assert_eq!(quirk.name().parse(), Ok(*quirk));
            assert!(quirk.about().ends_with('.'), "{}", quirk.about());
        }
        assert_eq!("none".parse::<Quirk>(), Err(QuirkError("none".to_owned())));
    }
}

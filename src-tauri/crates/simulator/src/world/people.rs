//! How an agent is reached, and by what names.

use std::collections::HashSet;

use super::agents::Agent;
use super::id_of;
use super::names::Person;

/// The domain of all agents.
pub(crate) const DOMAIN: &str = "sample.example";
/// What stands for a phone number that was never entered.
const NOT_SET: &str = "NOTSET";

impl Agent {
    /// The name an agent signs in with.
    pub(crate) fn login_name(&self) -> String {
        format!("{}@{DOMAIN}", self.account)
    }

    /// The e-mail address.
    pub(crate) fn email(&self) -> String {
        self.login_name()
    }

    /// The SIP address. One agent's is not valid: it has a blank in it.
    pub(crate) fn sip(&self) -> String {
        if self.sip_is_valid { format!("sip:{}@{DOMAIN}", self.account) } else { broken(self) }
    }

    /// The phone number of the agent of this index; every sixth has none.
    pub(crate) fn phone(index: usize) -> String {
        match index % 6 {
            4 => NOT_SET.to_owned(),
            _ => format!("+1312555{:04};ext={}", 100 + index % 100, 1000 + index),
        }
    }

    /// What its softphone is addressed by.
    pub(crate) fn gruu(&self, index: usize) -> String {
        format!("{};opaque=user:epid:{:08X}sample;gruu", self.sip(), id_of(index) * 0x9E37)
    }
}

fn broken(agent: &Agent) -> String {
    format!("sip:{} desk", agent.account)
}

/// A name for an account: of plain letters if the person's name can be written in them.
pub(super) fn account(person: Person, index: usize, taken: &mut HashSet<String>) -> String {
    let wanted = match (plain(person.first), plain(person.last)) {
        (Some(first), Some(last)) => format!("{first}.{last}"),
        _ => format!("agent{}", id_of(index)),
    };
    let free = if taken.contains(&wanted) { format!("{wanted}{}", id_of(index)) } else { wanted };
    taken.insert(free.clone());
    free
}

/// A name in plain letters; none if it is written in another script.
pub(super) fn plain(name: &str) -> Option<String> {
    let mut plain = String::with_capacity(name.len());
    for letter in name.chars().flat_map(char::to_lowercase) {
        match letter {
            'a'..='z' => plain.push(letter),
            // The last is what a lower-cased dotted İ leaves behind.
            ' ' | '-' | '’' | '\'' | '\u{307}' => {}
            'ß' => plain.push_str("ss"),
            'æ' => plain.push_str("ae"),
            'ð' => plain.push('d'),
            _ => plain.push(PAIRS.iter().find(|(from, _)| from.contains(letter))?.1),
        }
    }
    Some(plain)
}

const PAIRS: &[(&str, char)] = &[
    ("áàâäãåą", 'a'),
    ("çćč", 'c'),
    ("éèêëęě", 'e'),
    ("ğ", 'g'),
    ("íìîïı", 'i'),
    ("łľ", 'l'),
    ("ñńň", 'n'),
    ("óòôöõøő", 'o'),
    ("řŕ", 'r'),
    ("śšş", 's'),
    ("ťţ", 't'),
    ("úùûüůű", 'u'),
    ("ýÿ", 'y'),
    ("žźż", 'z'),
];

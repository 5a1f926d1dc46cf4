//! Extra items: what the call flow and agents noted of a session under fixed keys.

use crate::world::World;
use crate::world::random::Topic;
use crate::world::sessions::{AUDIO, End, Kind, Session, Stage};

/// An extra item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ExtraItem {
    /// The id of its definition; -1 for those that the system fills in.
    pub definition: i64,
    pub key: &'static str,
    pub value: String,
    pub searchable: bool,
    pub id: i64,
}

/// The items in the order they stand in a session: definition, key, searchable.
const ITEMS: [(i64, &str, bool); 8] = [
    (-1, "CallerPhoneNumber", false),
    (-1, "IsCallAfterHours", false),
    (12, "Subject", true),
    (13, "AccountNumber", true),
    (14, "Priority", false),
    (15, "Product", true),
    (16, "CustomerTier", false),
    (17, "CaseNumber", true),
];

const SUBJECTS: &[&str] = &[
    "Question about my invoice",
    "Cannot sign in",
    "Delivery has not arrived",
    "Change of address",
    "Réclamation sur ma commande",
    "Cancel my contract",
    "Offer for 20 seats",
    "Frage zur Rechnung",
    "استفسار عن الطلب",
    "Warranty of my router",
    "Refund still missing",
    "Appointment on Thursday",
];
const PRODUCTS: &[&str] = &["Fibre 250", "Mobile M", "Home Router", "Business Line", "Cloud Desk"];
const TIERS: &[&str] = &["Standard", "Silver", "Gold"];

/// The place in a session's list of the item of this id or, without one, of this name. The items
/// that the system fills in have no id of their own.
pub(in crate::world) fn place(id: Option<i64>, name: Option<&str>) -> Option<usize> {
    let by_id = |id| ITEMS.iter().position(|item| item.0 == id);
    let by_name = |name: &str| ITEMS.iter().position(|item| item.1.eq_ignore_ascii_case(name));
    match id {
        Some(id) if id > 0 => by_id(id),
        _ => name.and_then(by_name),
    }
}

/// The key of the item at this place.
pub(in crate::world) fn key(place: usize) -> &'static str {
    ITEMS.get(place).map_or("", |item| item.1)
}

/// The account number a session is about.
pub(in crate::world) fn account(session: &Session) -> String {
    format!("{}-{:04}", 10_000 + session.caller, session.caller * 7919 % 10_000)
}

/// The address a softphone reaches a session by.
pub(crate) fn session_gruu(session: &Session) -> String {
    let domain = crate::world::DOMAIN;
    format!(
        "sip:app-01.{domain}@{domain};gruu;opaque=srvr:connect.41:{:010X}",
        session.id.unsigned_abs().wrapping_mul(0x9E37_79B9) & 0xFF_FFFF_FFFF
    )
}

impl World {
    /// The extra items of a session.
    pub(crate) fn extra_items(&self, session: &Session) -> Vec<ExtraItem> {
        let mut dice = self.dice_of(Topic::Extras, session.id);
        let after_hours = session.stage == Stage::Ended(End::CompletedAfterHours);
        let values = [
            self.address(session),
            if after_hours { "True" } else { "False" }.to_owned(),
            if session.modality == AUDIO { String::new() } else { dice.pick(SUBJECTS).to_owned() },
            account(session),
            dice.between(0, 3).to_string(),
            dice.pick(PRODUCTS).to_owned(),
            TIERS[usize::from(self.is_regular(session.caller)) + dice.below(2)].to_owned(),
            if dice.chance(0.4) {
                format!("CS-{}", dice.between(20_000, 99_999))
            } else {
                String::new()
            },
        ];
        let first = session.id * super::ROOM;
        let mut items: Vec<_> = ITEMS
            .iter()
            .zip(values)
            .zip(first..)
            .map(|((item, value), id)| {
                let (definition, key, searchable) = *item;
                ExtraItem { definition, key, value, searchable, id }
            })
            .collect();
        for (place, value) in &session.written.extras {
            if let Some(item) = items.get_mut(*place) {
                item.value = value.to_string();
            }
        }
        // An item without a value is there only once somebody has set it.
        items.retain(|item| !item.value.is_empty());
        items
    }

    /// The customer's phone number or SIP address, as the session has it.
    pub(crate) fn address(&self, session: &Session) -> String {
        let customer = self.customer(session.caller);
        if session.modality == AUDIO && session.id % 5 != 0 { customer.phone } else { customer.sip }
    }

    /// The page that agents of some queues are shown with a session. Call data: not to be trusted.
    pub(crate) fn screen_pop(&self, session: &Session) -> Option<String> {
        let queue = session.queue.filter(|queue| queue % 3 == 1)?;
        if self.hostile_names && queue % 2 == 0 {
            return Some("javascript:alert(document.domain)".to_owned());
        }
        let kind = if session.kind == Kind::Queued { "accounts" } else { "contacts" };
        Some(format!("https://crm.{}/{kind}/{}", crate::world::DOMAIN, account(session)))
    }
}

//! Customers: a pool of people who come back. Nothing is stored of them: who somebody is follows
//! from the seed.

use super::random::{Dice, Topic};
use super::{World, id_of, names, people};

/// A customer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Customer {
    /// What the centre knows the customer by.
    pub id: String,
    /// A name if the number is known, else the number.
    pub name: String,
    pub phone: String,
    pub sip: String,
}

/// How many there are.
pub(super) fn pool(agents: usize) -> usize {
    (agents * 20).clamp(500, 100_000)
}

/// How many sessions a customer can have had before the centre's life began.
pub(super) const LAYERS: usize = 80;
/// One in so many is a regular, who has called very often.
const REGULARS: usize = 50;
/// Numbers kept for fiction, by area.
const AREAS: [&str; 8] = ["212", "312", "415", "617", "503", "713", "206", "305"];

impl World {
    /// The customer of this index.
    pub(crate) fn customer(&self, index: usize) -> Customer {
        let mut dice = self.dice_of(Topic::Customer, id_of(index));
        let area = dice.pick(&AREAS);
        let line = dice.between(0, 99);
        let phone = format!("+1{area}55501{line:02}");
        let (name, account) = if self.hostile_names && dice.chance(0.1) {
            (names::hostile(dice.below(4)), None)
        } else if dice.chance(0.7) {
            let person = names::person(&mut dice);
            let last = people::plain(person.last);
            (person.full(), people::plain(person.first).zip(last).map(|(a, b)| format!("{a}.{b}")))
        } else {
            (format!("+1 {area} 555 01{line:02}"), None)
        };
        let account = account.unwrap_or_else(|| "customer".to_owned());
        let id = format!("C{:06}", 100_000 + index);
        let sip = format!("sip:{account}.{index}@customers.example");
        Customer { id, name, phone, sip }
    }

    /// True of those who have called very often.
    pub(super) fn is_regular(&self, index: usize) -> bool {
        index < self.pool / REGULARS
    }

    /// In which layers of the months before a customer has called, in order.
    pub(super) fn layers_of(&self, index: usize) -> Vec<usize> {
        let mut dice = self.dice_of(Topic::Customer, -id_of(index));
        let often = if self.is_regular(index) {
            dice.between(51, 80)
        } else if dice.chance(0.8) {
            dice.between(1, 8)
        } else {
            dice.between(9, 40)
        };
        let mut wanted = often as f64;
        let layers = (0..LAYERS).filter(|layer| {
            let taken = dice.chance(wanted / (LAYERS - layer) as f64);
            wanted -= f64::from(u8::from(taken));
            taken
        });
        layers.collect()
    }

    /// Who calls now.
    pub(super) fn caller(&mut self) -> usize {
        let regulars = (self.pool / REGULARS).max(1);
        if self.dice.chance(0.15) { self.dice.below(regulars) } else { self.dice.below(self.pool) }
    }

    /// The dice of one thing of this world.
    pub(super) fn dice_of(&self, topic: Topic, id: i64) -> Dice {
        Dice::of(self.seed, topic, id)
    }
}

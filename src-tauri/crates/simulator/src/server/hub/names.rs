//! What the hubs and their methods are called. None of them is documented.

use crate::server::auth::guid;
use crate::world::random::Dice;
use crate::{Options, Quirk};

/// The hub of alerts, and the method it calls. There is more than one hub, and not all of them push
/// to everybody.
const ALERTS: (&str, &str) = ("AlertHub", "alert");

/// The hub that tests call.
const TESTS: &str = "TestHub";

/// The hubs and the methods they call.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct HubNames {
    pub data: String,
    pub data_method: String,
    pub alerts: String,
    pub alert_method: String,
    /// None in a deployment that has no such hub.
    pub tests: Option<String>,
}

impl HubNames {
    pub(crate) fn new(options: &Options) -> Self {
        let tests = options.test_hub.then(|| TESTS.to_owned());
        if options.quirks.has(Quirk::RandomNames) {
            let mut dice = Dice::new(options.seed ^ 0x4E41_4D45);
            let [data, data_method, alerts, alert_method] =
                [0; 4].map(|_| format!("x{}", &guid(dice.bytes())[..8]));
            return Self { data, data_method, alerts, alert_method, tests };
        }
        Self {
            data: options.hub.clone(),
            data_method: options.method.clone(),
            alerts: ALERTS.0.to_owned(),
            alert_method: ALERTS.1.to_owned(),
            tests,
        }
    }

    /// All hubs.
    pub(in crate::server) fn hubs(&self) -> impl Iterator<Item = &str> {
        [&*self.data, &*self.alerts].into_iter().chain(self.tests.as_deref())
    }
}

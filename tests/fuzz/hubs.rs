//! The generated script of the hubs: what is found in it are plain names, each once.

#![cfg_attr(fuzzing, no_main)]

use std::collections::HashSet;

use connect_signalr::{Endpoint, hub_names};
use url::Url;

connect_fuzz::target!(find);

/// Finds the names; panics if one would not come back from the address it is sent in.
fn find(input: &[u8]) {
    let script = String::from_utf8_lossy(input);
    let names = hub_names(&script);
    let once: HashSet<_> = names.iter().collect();
    assert_eq!(once.len(), names.len());
    for name in &names {
        assert!(!name.is_empty() && name.len() <= 128, "{name}");
        assert!(!name.contains(['<', '"', '\'', '&', ' ']), "{name}");
    }
    let Ok(base) = Url::parse("https://localhost/signalr") else { return };
    let negotiate = Endpoint::new(&base, &names).negotiate();
    let data = negotiate.query_pairs().find(|(key, _)| key == "connectionData");
    let sent = names.iter().map(|name| serde_json::json!({ "name": name.to_lowercase() }));
    let sent = sent.collect::<serde_json::Value>().to_string();
    assert_eq!(data.map(|(_, value)| value.into_owned()), Some(sent));
}

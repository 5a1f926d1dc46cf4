//! Finds the hubs in the generated proxy script of `/hubs`.

/// The hub names in the script: every `createHubProxy('name')`, each once, in order.
pub fn hub_names(script: &str) -> Vec<String> {
    let mut names = Vec::new();
    for rest in script.split("createHubProxy(").skip(1) {
        let rest = rest.trim_start();
        let Some(quote) = rest.chars().next().filter(|c| matches!(c, '\'' | '"')) else { continue };
        let Some(name) = rest[1..].split(quote).next() else { continue };
        let plain = !name.is_empty()
            && name.len() <= 128
            && name.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '.' | '-'));
        if plain && !names.iter().any(|known| known == name) {
            names.push(name.to_owned());
        }
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_found_once_each() {
        let script = "proxies['goldHub'] = this.createHubProxy('goldHub'); \n\
            proxies.alerts = this.createHubProxy( \"alertHub\" ); this.createHubProxy('goldHub')";
        assert_eq!(hub_names(script), ["goldHub", "alertHub"]);
    }

    proptest::proptest! {
        #[test]
        fn no_script_makes_it_panic(script in "(createHubProxy\\(['\"é]?[a-z'\"<é]{0,5}\\)?){0,4}") {
            for name in hub_names(&script) {
                proptest::prop_assert!(!name.contains('<'));
            }
        }
    }
}

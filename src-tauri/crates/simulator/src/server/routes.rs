//! Which method a path and a verb mean. Paths are matched without case, as IIS does, and with or
//! without a slash at their end.

use connect_webapi::{METHODS, MethodInfo, Place, Verb};

/// A method at one of its places.
#[derive(Debug, PartialEq)]
pub(super) struct Found {
    pub info: &'static MethodInfo,
    pub place: &'static Place,
    /// What stands in the part of the route that varies, decoded; empty if none does.
    pub varying: String,
}

/// What is at a path.
#[derive(Debug)]
pub(super) enum Lookup {
    Found(Found),
    /// Something, but not for this verb.
    OtherVerbs(Vec<Verb>),
    Nothing,
}

/// The method of this verb and path, among the places that `offered` lets through.
pub(super) fn find(
    verb: &str,
    path: &str,
    offered: impl Fn(&MethodInfo, &Place) -> bool,
) -> Lookup {
    let slashed = path.strip_suffix('/');
    match find_exact(verb, slashed.unwrap_or(path), &offered) {
        // A search for nothing is a search all the same.
        Lookup::Nothing if slashed.is_some() => find_exact(verb, path, &offered),
        lookup => lookup,
    }
}

/// The row that is meant, whether or not this server offers it.
pub(super) fn row_of(verb: &str, path: &str) -> Option<&'static str> {
    match find(verb, path, |_, _| true) {
        Lookup::Found(found) => Some(found.info.row),
        Lookup::OtherVerbs(_) | Lookup::Nothing => None,
    }
}

fn find_exact(verb: &str, path: &str, offered: &impl Fn(&MethodInfo, &Place) -> bool) -> Lookup {
    let parts: Vec<&str> = path.split('/').collect();
    let mut best = 0;
    let mut there: Vec<Found> = Vec::new();
    for info in METHODS {
        for place in info.places.iter().filter(|place| offered(info, place)) {
            let Some((fixed, varying)) = fit(place, &parts) else { continue };
            // `/metrics/agents/aggregateBy` is no agent.
            if fixed > best {
                there.clear();
                best = fixed;
            }
            if fixed == best {
                there.push(Found { info, place, varying });
            }
        }
    }
    let verbs = there.iter().map(|found| found.place.verb).collect();
    let is_meant = |found: &Found| found.place.verb.as_str().eq_ignore_ascii_case(verb);
    match there.into_iter().find(is_meant) {
        Some(found) => Lookup::Found(found),
        None if best == 0 => Lookup::Nothing,
        None => Lookup::OtherVerbs(verbs),
    }
}

/// How many parts of a place's route are those of the path, and what varies; none if they differ.
fn fit(place: &Place, parts: &[&str]) -> Option<(usize, String)> {
    let route = place.route.trim_end_matches('/');
    let expected = place.base.path().split('/').chain(route.split('/').skip(1));
    let mut given = parts.iter();
    let (mut fixed, mut varying) = (0, String::new());
    for part in expected {
        let given = given.next()?;
        if part.starts_with('{') {
            varying = decode(given);
        } else if part.eq_ignore_ascii_case(given) {
            fixed += 1;
        } else {
            return None;
        }
    }
    given.next().is_none().then_some((fixed, varying))
}

/// A part of a path without its percent signs.
fn decode(part: &str) -> String {
    let mut bytes = Vec::with_capacity(part.len());
    let mut rest = part.as_bytes();
    while let [first, tail @ ..] = rest {
        let hex = tail.get(..2).filter(|_| *first == b'%');
        let hex = hex.and_then(|hex| std::str::from_utf8(hex).ok());
        if let Some(byte) = hex.and_then(|hex| u8::from_str_radix(hex, 16).ok()) {
            bytes.push(byte);
            rest = &tail[2..];
        } else {
            bytes.push(*first);
            rest = tail;
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    const V2: &str = "/webapi/api/v2";

    fn row(verb: &str, path: &str) -> Option<(&'static str, String)> {
        match find(verb, &format!("{V2}{path}"), |_, _| true) {
            Lookup::Found(found) => Some((found.info.row, found.varying)),
            Lookup::OtherVerbs(_) | Lookup::Nothing => None,
        }
    }

    #[test]
    fn every_place_leads_to_its_method() {
        for info in METHODS {
            for place in info.places {
                let path = format!("{}{}", place.base.path(), place.route);
                let path = path.trim_end_matches('/').replace(['{', '}'], "x");
                for path in [path.clone(), path.to_uppercase(), format!("{path}/")] {
                    let found = find(place.verb.as_str(), &path, |_, _| true);
                    let Lookup::Found(found) = found else { panic!("{path}: {found:?}") };
                    assert_eq!((found.info.row, found.place), (info.row, place), "{path}");
                }
            }
        }
    }

    #[test]
    fn the_fixed_part_goes_before_the_one_that_varies() {
        for (verb, path, expected) in [
            ("POST", "/subscriptions/agents/", Some(("U1", ""))),
            ("POST", "/subscriptions/abc123", Some(("U8", "abc123"))),
            ("DELETE", "/subscriptions/abc123", Some(("U9", "abc123"))),
            ("GET", "/metrics/agents/aggregateBy", Some(("M3", ""))),
            ("GET", "/metrics/agents/41", Some(("M1", "41"))),
            ("GET", "/metrics/agents/41/status", Some(("M1", "41"))),
            ("GET", "/metrics/agents/status", Some(("M2", ""))),
            ("POST", "/agentstatus/update/5", Some(("T2", "5"))),
            ("POST", "", Some(("B1", ""))),
            ("POST", "/", Some(("B1", ""))),
            ("GET", "/search/J%C3%BCrgen%2", Some(("Q1", "J\u{fc}rgen%2"))),
            ("GET", "/search/", Some(("Q1", ""))),
            ("GET", "/search", None),
            ("GET", "/sessions/", Some(("S1", ""))),
            ("GET", "/sessions/1/2/3", None),
        ] {
            let expected = expected.map(|(row, varying)| (row, varying.to_owned()));
            assert_eq!(row(verb, path), expected, "{verb} {path}");
        }
    }

    #[test]
    fn a_wrong_verb_is_told_the_right_ones() {
        let lookup = find("PUT", &format!("{V2}/subscriptions/abc123"), |_, _| true);
        let Lookup::OtherVerbs(verbs) = lookup else { panic!("{lookup:?}") };
        assert_eq!(verbs, [Verb::Post, Verb::Delete]);
    }
}

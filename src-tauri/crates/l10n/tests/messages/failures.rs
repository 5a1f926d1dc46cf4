//! Every kind of failure has words and advice, and they use only what the failure carries.

use std::collections::{BTreeMap, BTreeSet};

use crate::ftl::outline;

/// The kinds with their fields, as the window's contract has them.
fn kinds() -> BTreeMap<String, BTreeSet<String>> {
    let module = connect_ipc::typescript::module();
    let (_, rest) = module.split_once("export type Failure =").expect("the contract has it");
    let (union, _) = rest.split_once(';').expect("the type ends");
    let mut kinds = BTreeMap::new();
    for member in union.split('{').skip(1) {
        let member = member.split('}').next().unwrap_or_default();
        let mut kind = String::new();
        let mut fields = BTreeSet::new();
        for (name, ty) in member.split(',').filter_map(|field| field.split_once(':')) {
            match name.trim().trim_matches('"') {
                "kind" => ty.trim().trim_matches('"').clone_into(&mut kind),
                field => drop(fields.insert(field.to_owned())),
            }
        }
        kinds.insert(kind, fields);
    }
    kinds
}

#[test]
fn every_failure_has_words_and_advice() {
    let kinds = kinds();
    assert!(kinds.contains_key("clientIdUnknown"), "{kinds:?}");
    assert!(kinds["tooLarge"].contains("limitMb"), "{kinds:?}");
    let english = outline("en");
    for (kind, fields) in &kinds {
        for name in [format!("failure-{kind}"), format!("failure-{kind}.advice")] {
            let used = english.get(&name).unwrap_or_else(|| panic!("no message {name}"));
            assert!(used.is_subset(fields), "{name} uses {used:?} of {fields:?}");
        }
    }
    for id in english.keys().filter_map(|id| id.strip_prefix("failure-")) {
        let kind = id.split('.').next().unwrap_or(id);
        assert!(kinds.contains_key(kind), "failure-{kind} is no failure");
    }
}

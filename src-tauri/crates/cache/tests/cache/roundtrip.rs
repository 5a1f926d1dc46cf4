//! What was saved comes back, and only where it belongs.

use std::sync::Arc;

use connect_cache::{Cache, Saved};
use connect_model::{EntityKind, Mbu};
use proptest::prelude::*;

use crate::structures::{any_mbu, large_mbu};
use crate::{deployment, here, profile, row, strings};

#[tokio::test]
async fn everything_comes_back_after_a_restart() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("not").join("yet there");
    let cache = Cache::open(&path).unwrap().cache;
    assert_eq!(cache.load(&here()).await.unwrap(), None);
    let mbu = Mbu { agents: large_mbu().agents.split_off(44_990), ..Mbu::default() };
    let rows = vec![row(-2, "{\"a\":1}"), row(3, "{}")];
    cache.save_profile(&here(), profile("Ann")).await.unwrap();
    cache.save_mbu(&here(), Arc::new(mbu.clone())).await.unwrap();
    cache.save_strings(&here(), "ar", strings("متاح")).await.unwrap();
    cache.save_rows(&here(), rows.clone()).await.unwrap();
    cache.flush().await.unwrap();
    drop(cache);

    let opened = Cache::open(&path).unwrap();
    assert_eq!(opened.set_aside, None);
    let saved = Saved {
        profile: Some(profile("Ann")),
        mbu: Some(mbu),
        strings: Some(("ar".into(), strings("متاح"))),
        rows,
    };
    assert_eq!(opened.cache.load(&here()).await.unwrap(), Some(saved));
}

#[tokio::test]
async fn deployments_do_not_mix() {
    let cache = Cache::in_memory().unwrap();
    let elsewhere = [deployment("https://other", "6f0c"), deployment(&here().server, "77aa")];
    let mbu = Arc::new(Mbu { groups: large_mbu().groups, ..Mbu::default() });
    let each = || elsewhere.iter().chain([&elsewhere[0]]).zip(["one", "two", "three"]);
    cache.save_profile(&here(), profile("Ann")).await.unwrap();
    for (other, name) in each() {
        cache.save_profile(other, profile(name)).await.unwrap();
        cache.save_mbu(other, Arc::clone(&mbu)).await.unwrap();
        cache.save_strings(other, "fr", strings(name)).await.unwrap();
        cache.save_rows(other, vec![row(1, name)]).await.unwrap();
    }
    let only = Saved { profile: Some(profile("Ann")), ..Saved::default() };
    assert_eq!(cache.load(&here()).await.unwrap(), Some(only.clone()));

    cache.remove_rows(&elsewhere[0], EntityKind::Agent, vec![1]).await.unwrap();
    cache.forget(&elsewhere[1]).await.unwrap();
    cache.forget(&elsewhere[1]).await.unwrap();
    assert_eq!(cache.load(&elsewhere[1]).await.unwrap(), None);
    let left = cache.load(&elsewhere[0]).await.unwrap().unwrap();
    assert_eq!((left.profile, left.rows), (Some(profile("three")), vec![]));
    assert_eq!(left.strings, Some(("fr".into(), strings("three"))));
    assert_eq!(cache.load(&here()).await.unwrap(), Some(only));
}

#[tokio::test]
async fn calls_are_done_in_order_even_if_nobody_waits() {
    let cache = Cache::in_memory().unwrap();
    for id in 0..50 {
        drop(cache.save_rows(&here(), vec![row(id, "{}")]));
        drop(cache.remove_rows(&here(), EntityKind::Agent, vec![id - 1]));
    }
    assert_eq!(cache.load(&here()).await.unwrap().unwrap().rows, [row(49, "{}")]);
}

#[tokio::test]
async fn fifty_thousand_entities_come_back_in_order() {
    let dir = tempfile::tempdir().unwrap();
    let cache = Cache::open(dir.path()).unwrap().cache;
    let mbu = Arc::new(large_mbu());
    assert_eq!(mbu.len(), 50_000);
    cache.save_mbu(&here(), Arc::clone(&mbu)).await.unwrap();
    cache.save_mbu(&here(), Arc::clone(&mbu)).await.unwrap();
    let saved = cache.load(&here()).await.unwrap().unwrap().mbu.unwrap();
    assert!(saved == *mbu);
    cache.save_mbu(&here(), Arc::new(Mbu::default())).await.unwrap();
    assert_eq!(cache.load(&here()).await.unwrap().unwrap().mbu, Some(Mbu::default()));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(64) })]

    #[test]
    fn any_structure_replaces_any_other(structures in proptest::collection::vec(any_mbu(), 1..4)) {
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        runtime.block_on(async {
            let cache = Cache::in_memory().unwrap();
            for mbu in structures {
                cache.save_mbu(&here(), Arc::new(mbu.clone())).await.unwrap();
                assert_eq!(cache.load(&here()).await.unwrap().unwrap().mbu, Some(mbu));
            }
        });
    }
}

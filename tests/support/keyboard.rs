//! The keyboard of a real window: what is typed goes to whatever has it.

use fantoccini::key::Key;

use crate::wait::until;
use crate::webdriver::Window;

/// More presses of a key than these lead nobody anywhere.
const MOST: usize = 40;

impl Window {
    /// Types where the keyboard is.
    pub async fn press(&self, keys: &str) {
        let active = self.client.active_element().await.expect("something has the keyboard");
        active.send_keys(keys).await.expect("typed");
    }

    /// Presses a key that is no letter.
    pub async fn key(&self, key: Key) {
        self.press(&char::from(key).to_string()).await;
    }

    /// Types with the Control key held.
    pub async fn control(&self, keys: &str) {
        self.press(&(Key::Control + keys)).await;
    }

    /// The test id of what has the keyboard; empty if it has none.
    pub async fn focused(&self) -> String {
        let script = "return document.activeElement?.dataset.testid ?? ''";
        self.run(script, vec![]).await.as_str().unwrap_or_default().to_owned()
    }

    /// Waits until this has the keyboard.
    pub async fn until_focused(&self, testid: &str) {
        until(testid, || async {
            let found = self.focused().await;
            if found == testid { Ok(()) } else { Err(format!("{found:?} has the keyboard")) }
        })
        .await;
    }

    /// Presses a key until this has the keyboard; answers how often that was.
    pub async fn press_until_focused(&self, key: Key, testid: &str) -> usize {
        for presses in 0..MOST {
            if self.focused().await == testid {
                return presses;
            }
            self.key(key).await;
        }
        panic!("{testid} is out of reach: {:?} has the keyboard", self.focused().await);
    }
}

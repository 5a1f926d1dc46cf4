//! Opens what belongs outside of this program: web pages and the softphone, nothing else.

use std::sync::Arc;

use connect_ipc::Failure;
use url::Url;

/// What the shell can open.
pub trait Opener: Send + Sync + 'static {
    /// Opens a web page in the user's browser, or an address in the softphone. False if the system
    /// would not. It may take a moment.
    fn open(&self, address: &str) -> bool;
}

/// Opens what was shown, if it may be opened.
pub(crate) async fn open(
    opener: Arc<dyn Opener>,
    shown: Option<String>,
    asked: String,
) -> Result<(), Failure> {
    let may = |address: &String| {
        *address == asked && (web_page(address).is_some() || is_softphone_address(address))
    };
    let Some(address) = shown.filter(may) else {
        return Err(Failure::NotOpened { address: asked });
    };
    let done = tokio::task::spawn_blocking(move || opener.open(&address)).await;
    if done.unwrap_or(false) { Ok(()) } else { Err(Failure::NotOpened { address: asked }) }
}

/// The address of a web page. It carries no name to sign in with, which hides where it leads.
pub(crate) fn web_page(address: &str) -> Option<Url> {
    Url::parse(address).ok().filter(|url| {
        matches!(url.scheme(), "http" | "https")
            && url.username().is_empty()
            && url.password().is_none()
    })
}

/// Longer than any that a server makes.
const LONGEST: usize = 500;

/// Where a softphone finds somebody or something (`sip:user@host;gruu;opaque=…`); none if the text
/// is anything else. The server may leave the scheme out.
pub(crate) fn softphone_address(text: &str) -> Option<String> {
    let text = text.trim();
    let bare = text.get(..4).filter(|scheme| scheme.eq_ignore_ascii_case("sip:"));
    let address = format!("sip:{}", if bare.is_some() { &text[4..] } else { text });
    is_softphone_address(&address).then_some(address)
}

/// True if it is a user at a host with parameters, in the letters that these are made of. Escapes
/// and headers (`?Replaces=…`) are refused: nobody can see what the softphone makes of them.
fn is_softphone_address(address: &str) -> bool {
    let Some(rest) = address.strip_prefix("sip:").filter(|rest| rest.len() <= LONGEST) else {
        return false;
    };
    let mut parts = rest.split(';');
    let target = parts.next().and_then(|target| target.split_once('@'));
    let is_target = target.is_some_and(|(user, host)| {
        let (name, port) = host.split_once(':').unwrap_or((host, "5060"));
        made_of(user, "-_.+") && is_host(name) && port.parse::<u16>().is_ok_and(|port| port > 0)
    });
    is_target
        && parts.all(|parameter| {
            let (name, value) = parameter.split_once('=').unwrap_or((parameter, "-"));
            made_of(name, "-") && made_of(value, "-_.+:/=~")
        })
}

fn is_host(name: &str) -> bool {
    let is_label = |label: &str| made_of(label, "-") && !label.starts_with('-');
    name.split('.').all(is_label)
}

/// True if it is of Latin letters, digits and some others, and at least one of them.
fn made_of(text: &str, others: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| c.is_ascii_alphanumeric() || others.contains(c))
}

#[cfg(test)]
mod tests {
    use std::sync::Mutex;

    use super::*;

    #[derive(Default)]
    struct Noted(Mutex<Vec<String>>);

    impl Opener for Noted {
        fn open(&self, address: &str) -> bool {
            self.0.lock().unwrap().push(address.to_owned());
            !address.contains("nobody")
        }
    }

    #[test]
    fn the_addresses_that_servers_make_are_those_of_softphones() {
        for gruu in [
            "anna@contoso.com;opaque=user:epid:2Siiti_4p1O4UkVD79Vt9QAA;gruu",
            "app-01.ccdev2015.internal@ccdev2015.internal;gruu;opaque=srvr:connect.40:B7La+o/5-A==",
            "connect.41@contoso.com:5061;gruu;opaque=app:conf:id:7QX2",
            "+15550100@pool.contoso.com;user=phone",
        ] {
            let address = Some(format!("sip:{gruu}"));
            assert_eq!(softphone_address(gruu), address);
            assert_eq!(softphone_address(&format!(" SIP:{gruu} ")), address);
        }
    }

    #[test]
    fn nothing_else_is_the_address_of_a_softphone() {
        for hostile in [
            "",
            "sip:",
            "sip:@",
            "sip:anna@",
            "sip:@contoso.com",
            "sip:contoso.com",
            "sip:sip:anna@contoso.com",
            "javascript:alert(1)@b.c",
            "file:///etc/passwd@contoso.com",
            "sip:anna@contoso.com?Replaces=1",
            "sip:anna@contoso.com;a=b?body=x",
            "sip:anna%22%20-x@contoso.com",
            "sip:anna@contoso.com;x=%41",
            "sip:anna@contoso.com;a=b&calc.exe",
            "sip:anna@contoso.com;a=$(id)",
            "sip:anna@contoso.com;a=`id`",
            "sip:anna@contoso.com;;gruu",
            "sip:anna@contoso.com;=x",
            "sip:anna@contoso..com",
            "sip:anna@-contoso.com",
            "sip:anna@contoso.com:0",
            "sip:anna@contoso.com:99999",
            "sip:anna@contoso.com:80:80",
            "sip:anna@evil.com@contoso.com",
            "sip:anna:secret@contoso.com",
            "sip:anna@contoso.com --help",
            "--help@contoso.com x",
            "sip:<anna@contoso.com>",
            "sip:anna@contoso.com\n",
            "sip:an\u{202e}na@contoso.com",
            "sip:аnna@contoso.com",
            "sip:anna@cöntoso.com",
            "tel:+15550100",
            "sips://contoso.com",
        ] {
            // A line break at the end is trimmed before it is looked at.
            assert!(!is_softphone_address(hostile), "{hostile}");
            let made = softphone_address(hostile);
            assert!(made.is_none_or(|made| made == "sip:anna@contoso.com"), "{hostile}");
        }
        assert_eq!(softphone_address(&format!("a@{}", "b".repeat(600))), None);
    }

    #[tokio::test]
    async fn only_what_was_shown_is_opened_and_only_if_it_may_be() {
        let opener = Arc::new(Noted::default());
        let (page, phone) = ("https://crm.contoso.com/7", "sip:anna@contoso.com;gruu");
        let ask = async |shown: Option<&str>, asked: &str| {
            open(opener.clone(), shown.map(str::to_owned), asked.to_owned()).await
        };
        for address in [page, phone] {
            assert_eq!(ask(Some(address), address).await, Ok(()));
        }
        let none = |address: &str| Err(Failure::NotOpened { address: address.to_owned() });
        for (shown, asked) in [
            (None, page),
            (Some(page), phone),
            (Some("file:///etc/passwd"), "file:///etc/passwd"),
            (Some("https://me:pw@contoso.com"), "https://me:pw@contoso.com"),
            (Some("sip:anna@contoso.com?x=1"), "sip:anna@contoso.com?x=1"),
            (Some("nonsense"), "nonsense"),
        ] {
            assert_eq!(ask(shown, asked).await, none(asked), "{asked}");
        }
        assert_eq!(*opener.0.lock().unwrap(), [page, phone]);
        let dead = "sip:nobody@contoso.com";
        assert_eq!(ask(Some(dead), dead).await, none(dead));
    }
}

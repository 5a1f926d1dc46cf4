//! The journal as a file.

use super::*;

#[test]
fn cells_are_quoted_and_are_no_formulas() {
    struct Plain;
    impl Words for Plain {
        fn heading(&self, column: &str) -> String {
            column.to_owned()
        }
        fn action(&self, view: &ActionView) -> String {
            format!("{:?}", view.action)
        }
        fn state(&self, view: &ActionView) -> String {
            format!("{:?}", view.state)
        }
        fn failure(&self, _: &ActionView) -> String {
            String::new()
        }
        fn time(&self, at: i64) -> String {
            at.to_string()
        }
    }
    let mut desk = Desk::new();
    let id = desk.ask(ActionKind::Whisper);
    let line = |name: &str, customer: &str| {
        let view =
            ActionView { agent_name: name.into(), customer: customer.into(), ..desk.view(id) };
        let text = csv(&[view], &Plain);
        let (heading, rest) = text.split_once("\r\n").unwrap();
        assert!(heading.starts_with("time,action,agent,"));
        rest.to_owned()
    };
    assert_eq!(line("Rob", "Ada"), "0,Whisper,Rob,5,,,70,Ada,Requested,,\r\n");
    let harmless = line("=1+1", "@cmd, \"x\"");
    assert_eq!(harmless, "0,Whisper,'=1+1,5,,,70,\"'@cmd, \"\"x\"\"\",Requested,,\r\n");
    for evil in ["+1", "-1", "\t=1", "\r=1", "＝1"] {
        assert!(line(evil, "").contains(&format!("'{evil}")), "{evil:?}");
    }
    let two_lines = line("a\r\nb", "");
    assert!(two_lines.contains("\"a\r\nb\""), "{two_lines:?}");
}

//! The journal as a file.

use connect_ipc::JournalView;

use super::*;

#[test]
fn cells_are_quoted_and_are_no_formulas() {
    struct Plain;
    impl Words for Plain {
        fn heading(&self, column: &str) -> String {
            column.to_owned()
        }
        fn action(&self, view: &JournalView) -> String {
            format!("{:?}", view.action)
        }
        fn state(&self, view: &JournalView) -> String {
            format!("{:?}", view.state)
        }
        fn failure(&self, _: &JournalView) -> String {
            String::new()
        }
        fn recording(&self, answer: &RecordingAnswer) -> String {
            format!("{}{}", answer.denied, answer.failed)
        }
        fn time(&self, at: i64) -> String {
            at.to_string()
        }
    }
    let mut desk = Desk::new();
    let id = desk.ask(ActionKind::Whisper);
    let with = |name: &str, customer: &str, recordings: &[RecordingAnswer]| {
        let view = ActionView {
            agent_name: name.into(),
            customer: customer.into(),
            recordings: recordings.to_vec(),
            ..desk.view(id)
        };
        let view = JournalView::from(view);
        let text = csv(&[view], &Plain);
        let (heading, rest) = text.split_once("\r\n").unwrap();
        assert!(heading.starts_with("time,action,agent,"));
        rest.to_owned()
    };
    let line = |name: &str, customer: &str| with(name, customer, &[]);
    assert_eq!(line("Rob", "Ada"), "0,Action(Whisper),Rob,5,,,70,Ada,Requested,,,\r\n");
    let harmless = line("=1+1", "@cmd, \"x\"");
    assert_eq!(harmless, "0,Action(Whisper),'=1+1,5,,,70,\"'@cmd, \"\"x\"\"\",Requested,,,\r\n");
    for evil in ["+1", "-1", "\t=1", "\r=1", "＝1"] {
        assert!(line(evil, "").contains(&format!("'{evil}")), "{evil:?}");
    }
    let two_lines = line("a\r\nb", "");
    assert!(two_lines.contains("\"a\r\nb\""), "{two_lines:?}");
    let one = |session, customer: &str, denied| RecordingAnswer {
        session,
        customer: customer.into(),
        denied,
        failed: false,
    };
    let recorded = with("Rob", "", &[one(71, "Ada", true), one(72, "", false)]);
    assert!(recorded.ends_with(",,,\"71 Ada: truefalse; 72: falsefalse\"\r\n"), "{recorded:?}");
}

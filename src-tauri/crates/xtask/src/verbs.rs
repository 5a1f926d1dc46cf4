//! The list of verbs.

use crate::error::Error;
use crate::project::Project;
use crate::setup::{self, Need};
use crate::shell::Run;
use crate::{bench, build, checks, fuzz, generate, lint, test, windows};

struct Verb {
    name: &'static str,
    what: &'static str,
    run: fn(&Project, &[String]) -> Result<(), Error>,
}

const VERBS: &[Verb] = &[
    Verb {
        name: "run",
        what: "open the console on sample data; after `--` its own arguments",
        run: build::run,
    },
    Verb {
        name: "test",
        what: "run all tests, in the real window too; --fast leaves the window out",
        run: test::test,
    },
    Verb {
        name: "ci",
        what: "lint, test, then fuzz for a minute, as on a fresh machine",
        run: test::ci,
    },
    Verb {
        name: "fuzz",
        what: "fuzz what reads from outside: all targets, or the one named; --seconds N for each",
        run: fuzz::fuzz,
    },
    Verb {
        name: "soak",
        what: "a day of a centre with one fault after another, in minutes; --seed N, --hours N",
        run: test::soak,
    },
    Verb {
        name: "lint",
        what: "format, clippy, the web part's rules, and `check`",
        run: lint::lint,
    },
    Verb { name: "fmt", what: "format all sources", run: lint::fmt },
    Verb {
        name: "check",
        what: "the structure: imports, sizes, words, permissions, generated files",
        run: checks::check,
    },
    Verb {
        name: "gen",
        what: "write the contract in TypeScript; --check only compares",
        run: generate::verb,
    },
    Verb { name: "build", what: "build the release program", run: build::release },
    Verb {
        name: "windows",
        what: "build the program for Windows; --test runs it under Wine, without its window",
        run: windows::windows,
    },
    Verb {
        name: "bench",
        what: "measure; after `bench` the names of the figures",
        run: bench::bench,
    },
    Verb { name: "setup", what: "install what is missing for all of these", run: all_tools },
    Verb { name: "pictures", what: "take the README's pictures anew", run: test::pictures },
    Verb { name: "icons", what: "draw the icons anew", run: icons },
];

/// Runs the verb that the arguments name; lists all if they name none.
pub fn run(project: &Project, args: &[String]) -> Result<(), Error> {
    let Some((name, rest)) = args.split_first() else {
        list();
        return Ok(());
    };
    if matches!(name.as_str(), "help" | "--help" | "-h") {
        list();
        return Ok(());
    }
    let verb = VERBS.iter().find(|verb| verb.name == name);
    let verb = verb.ok_or_else(|| Error::UnknownVerb(name.clone()))?;
    (verb.run)(project, rest)
}

/// Fails on the first argument, for verbs that take none.
pub fn no_arguments(verb: &'static str, args: &[String]) -> Result<(), Error> {
    args.first()
        .map_or(Ok(()), |argument| Err(Error::UnknownArgument { verb, argument: argument.clone() }))
}

fn list() {
    println!("cargo xtask <verb>\n");
    for Verb { name, what, .. } in VERBS {
        println!("  {name:<9}{what}");
    }
}

fn all_tools(project: &Project, args: &[String]) -> Result<(), Error> {
    no_arguments("setup", args)?;
    setup::setup(project, &[Need::Run, Need::Test, Need::Lint])?;
    println!("Everything is there.");
    Ok(())
}

fn icons(project: &Project, args: &[String]) -> Result<(), Error> {
    no_arguments("icons", args)?;
    setup::setup(project, &[Need::Run])?;
    Run::npm(project, "run icons").run()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wrong_verb_or_argument_is_named() {
        let project = Project::here();
        let error = run(&project, &["tset".to_owned()]).unwrap_err();
        assert!(error.to_string().contains("`tset`"), "{error}");
        let error = run(&project, &["fmt".to_owned(), "--all".to_owned()]).unwrap_err();
        assert_eq!(error.to_string(), "`fmt` does not know the argument `--all`");
    }
}

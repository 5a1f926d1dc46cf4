//! Reads Fluent files into what tests compare: which messages there are, with which variables.

use std::collections::{BTreeMap, BTreeSet};

use fluent_syntax::ast::{Attribute, Entry, Expression, InlineExpression, Message};
use fluent_syntax::ast::{Pattern, PatternElement};
use fluent_syntax::parser::parse;

/// Every message and attribute (`id`, `id.attribute`) with the variables it uses.
pub type Outline = BTreeMap<String, BTreeSet<String>>;

/// The outline of a language. Fails on a syntax error and on an id that is given twice, even in
/// two files: the window reads them all as one.
pub fn outline(language: &str) -> Outline {
    let mut all = Outline::new();
    for (file, text) in connect_l10n::sources(language) {
        let resource = parse(*text)
            .unwrap_or_else(|(_, errors)| panic!("locales/{language}/{file}.ftl: {errors:?}"));
        for entry in &resource.body {
            match entry {
                Entry::Message(message) => add(&mut all, message, &format!("{language}/{file}")),
                Entry::Junk { content } => panic!("locales/{language}/{file}.ftl: {content}"),
                _ => {}
            }
        }
    }
    all
}

/// The file of a language that has a message, or the message of an attribute.
pub fn file_of(language: &str, name: &str) -> &'static str {
    let id = name.split('.').next().unwrap_or(name);
    let line = format!("\n{id} =");
    let has = |(_, text): &&(&str, &str)| text.contains(&line);
    connect_l10n::sources(language).iter().find(has).map_or("?", |(file, _)| *file)
}

fn add(all: &mut Outline, message: &Message<&str>, place: &str) {
    let id = message.id.name;
    let mut put = |name: String, pattern: &Pattern<&str>| {
        let twice = all.insert(name.clone(), variables(pattern)).is_some();
        assert!(!twice, "{place}: {name} is given twice");
    };
    if let Some(value) = &message.value {
        put(id.to_owned(), value);
    }
    for Attribute { id: attribute, value } in &message.attributes {
        put(format!("{id}.{}", attribute.name), value);
    }
}

fn variables(pattern: &Pattern<&str>) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    collect(pattern, &mut found);
    found
}

fn collect(pattern: &Pattern<&str>, found: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        match element {
            PatternElement::Placeable { expression: Expression::Inline(inline) } => {
                collect_inline(inline, found);
            }
            PatternElement::Placeable { expression: Expression::Select { selector, variants } } => {
                collect_inline(selector, found);
                for variant in variants {
                    collect(&variant.value, found);
                }
            }
            PatternElement::TextElement { .. } => {}
        }
    }
}

fn collect_inline(inline: &InlineExpression<&str>, found: &mut BTreeSet<String>) {
    match inline {
        InlineExpression::VariableReference { id } => {
            found.insert(id.name.to_owned());
        }
        InlineExpression::FunctionReference { arguments, .. } => {
            for argument in &arguments.positional {
                collect_inline(argument, found);
            }
        }
        InlineExpression::Placeable { expression } => {
            if let Expression::Inline(inline) = expression.as_ref() {
                collect_inline(inline, found);
            }
        }
        _ => {}
    }
}

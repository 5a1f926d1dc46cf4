//! Objects of the dictionary whose fields may all be missing.

/// Structs with optional fields: absent and null read as none, none is not written. The field names
/// are the document's, in camelCase on the wire.
macro_rules! dto {
    ($($(#[$doc:meta])* $name:ident { $($(#[$attr:meta])* $field:ident: $ty:ty,)* })*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Default, PartialEq, serde::Serialize, serde::Deserialize)]
        #[serde(rename_all = "camelCase", default)]
        #[allow(missing_docs, reason = "the fields are those of the document's dictionary")]
        pub struct $name {
            $(#[serde(skip_serializing_if = "Option::is_none")] $(#[$attr])* pub $field: Option<$ty>,)*
        }
    )*};
}

pub(crate) use dto;

//! `#[model(discriminator = "…")]`: an enum whose variants are told by a field of the models they hold.

use serde_derive_internals::ast::Container;
use serde_derive_internals::attr::TagType;
use syn::LitStr;

use crate::diag::Faults;
use crate::model::schema::{Content, Form, Tagging};

/// Checks the option and makes it the form's tagging.
pub(crate) fn discriminate(form: &mut Form, tag: &LitStr, container: &Container<'_>, faults: &mut Faults) {
    let Form::Union(union) = form else {
        faults.over(tag, "only an enum whose variants hold models has a discriminator");
        return;
    };
    if !matches!(container.attrs.tag(), TagType::External) {
        faults.over(tag, "serde's `tag` or `untagged` tells the variants already: keep one of them");
        return;
    }
    for variant in &union.variants {
        if !matches!(variant.content, Content::Newtype(_)) {
            let name = &variant.ident;
            let field = tag.value();
            faults.at(
                name.span(),
                format!("each variant holds a model with the field `{field}`: write `{name}({name})`"),
            );
        }
    }
    union.tagging = Tagging::Discriminator(tag.value());
}

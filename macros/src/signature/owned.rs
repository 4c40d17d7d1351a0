//! Types without a size, where an owned one should stand.
//!
//! In: the type of an argument, a field or an answer. Out: a fault, and an owned type in its place.

use syn::{GenericArgument, PathArguments, Type, parse_quote};

use crate::diag::Faults;
use crate::signature::argument::type_text;

/// A `str` or a slice without its `&`, in an `Option` or a `Vec` too: the compiler would say of each place where it stands that
/// it has no size. It is an owned one afterwards, so that nothing else is wrong with it. `owner` is what owns it.
pub(crate) fn refuse_unsized(ty: &mut Type, owner: &str, faults: &mut Faults) {
    let owned: Type = match ty {
        Type::Path(path) if path.path.is_ident("str") => {
            faults.over(&*path, format!("{owner} owns its text: write `String` for `str`"));
            parse_quote!(::std::string::String)
        }
        Type::Slice(slice) => {
            let (elem, item) = (&slice.elem, type_text(&slice.elem));
            faults.over(&*slice, format!("{owner} owns its items: write `Vec<{item}>` for `[{item}]`"));
            parse_quote!(::std::vec::Vec<#elem>)
        }
        Type::Path(path) => {
            if let Some(last) = path.path.segments.last_mut()
                && (last.ident == "Option" || last.ident == "Vec")
                && let PathArguments::AngleBracketed(arguments) = &mut last.arguments
                && let Some(GenericArgument::Type(inner)) = arguments.args.first_mut()
            {
                refuse_unsized(inner, owner, faults);
            }
            return;
        }
        _ => return,
    };
    *ty = owned;
}

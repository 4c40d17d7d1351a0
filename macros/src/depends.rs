//! Driver of `depends![…]`: read, check, expand.

use proc_macro2::TokenStream;

use crate::attr::named::RawNamed;
use crate::check::argument::named;
use crate::diag::Faults;
use crate::expand;
use crate::runtime::Runtime;

/// `depends![verify_key, require_role(Role::Admin)]`.
pub(crate) fn expand(tokens: TokenStream) -> TokenStream {
    let mut faults = Faults::new();
    let raw = RawNamed::list(tokens, &mut faults).into_iter().enumerate();
    let named: Vec<_> = raw.map(|(index, raw)| named(raw, &format!("__Key{index}"))).collect();
    let list = expand::depends::expand(&Runtime::find(), &named);
    match faults.finish() {
        Ok(()) => list,
        Err(error) => {
            let faults = error.to_compile_error();
            quote::quote!({ #faults #list })
        }
    }
}

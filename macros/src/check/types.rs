//! Whether a type can be written into the tables: named, owned, without lifetimes.

use syn::visit::Visit;
use syn::visit_mut::{self, VisitMut};
use syn::{Expr, ExprLit, Lifetime, Lit, Type, TypeArray, TypeImplTrait, TypeInfer, TypeReference};

use crate::signature::argument::type_text;

use crate::diag::Faults;

/// Checks the type of an argument; the reference of a lent one has been taken off.
pub(crate) fn check_argument(ty: &Type, faults: &mut Faults) {
    let mut visitor = Visitor {
        references: true,
        faults,
        impl_trait: "an argument's type must be named: write the type instead of `impl …`",
    };
    visitor.visit_type(ty);
}

/// Checks the type of a fixed argument, which may borrow from the program. What borrows for less does so for good
/// afterwards, so that nothing else is wrong with it.
pub(crate) fn check_fixed(ty: &mut Type, faults: &mut Faults) {
    struct Borrowed<'a>(&'a mut Faults);
    impl VisitMut for Borrowed<'_> {
        fn visit_type_reference_mut(&mut self, node: &mut TypeReference) {
            if node.lifetime.is_none() {
                self.0.over(&*node, "a fixed argument lasts as long as the program: write `&'static`");
                node.lifetime = Some(Lifetime::new("'static", node.and_token.span));
            }
            visit_mut::visit_type_reference_mut(self, node);
        }

        fn visit_lifetime_mut(&mut self, node: &mut Lifetime) {
            if node.ident != "static" {
                self.0.over(&*node, "a fixed argument lasts as long as the program: write `'static`");
                *node = Lifetime::new("'static", node.span());
            }
        }
    }
    let impl_trait = "a fixed argument's type must be named: write the type instead of `impl …`";
    Visitor { references: false, faults, impl_trait }.visit_type(ty);
    Borrowed(faults).visit_type_mut(ty);
}

/// Checks a returned type. References are rustc's matter: `&'static str` is fine.
pub(crate) fn check_returned(ty: &Type, role: &str, faults: &mut Faults) {
    let impl_trait = &format!("what {role} returns must be named: write the type instead of `impl …`");
    Visitor { references: false, faults, impl_trait }.visit_type(ty);
}

struct Visitor<'a> {
    references: bool,
    impl_trait: &'a str,
    faults: &'a mut Faults,
}

impl<'ast> Visit<'ast> for Visitor<'_> {
    fn visit_type_impl_trait(&mut self, node: &'ast TypeImplTrait) {
        self.faults.over(node, self.impl_trait);
    }

    // serde's and schemars' traits end there.
    fn visit_type_array(&mut self, node: &'ast TypeArray) {
        if let Expr::Lit(ExprLit { lit: Lit::Int(length), .. }) = &node.len
            && length.base10_parse::<usize>().is_ok_and(|length| length > 32)
        {
            let item = type_text(&node.elem);
            self.faults.over(node, format!("an array has at most 32 items here: write `Vec<{item}>`"));
            return;
        }
        syn::visit::visit_type_array(self, node);
    }

    fn visit_type_infer(&mut self, node: &'ast TypeInfer) {
        self.faults.over(node, "a type in a signature is written out: nothing infers `_`");
    }

    fn visit_type_reference(&mut self, node: &'ast TypeReference) {
        let is_static = node.lifetime.as_ref().is_some_and(|lifetime| lifetime.ident == "static");
        if self.references && !is_static {
            self.faults.over(
                node,
                "an argument owns what it is made of: write an owned type, such as `String` for `&str`",
            );
        } else {
            syn::visit::visit_type_reference(self, node);
        }
    }

    fn visit_lifetime(&mut self, node: &'ast Lifetime) {
        if self.references && node.ident != "static" {
            self.faults.over(
                node,
                "an argument's type has no lifetime: arguments are owned, or lent with a plain `&`",
            );
        }
    }
}

::core::compile_error! {
    "unknown key `staus`, did you mean `status`?"
}
::core::compile_error! {
    "unknown key `mim_length`, did you mean `min_length`?"
}
::core::compile_error! {
    "`{id}` is no path variable: write `<id>`"
}
::core::compile_error! {
    "an argument comes from one place: keep `#[query]` or `#[header]`"
}
/// Kept.
#[allow(unused)]
pub async fn faulty(q: String, twice: u8) -> u8 {
    twice
}
#[doc(hidden)]
#[allow(non_camel_case_types, missing_docs, unreachable_pub)]
pub struct faulty {}
const _: () = {
    use ::ferrapi::__private::{self as __ferrapi, Fallback as _};
    impl __ferrapi::Route for faulty {
        const SPEC: &'static __ferrapi::RouteSpec = &__ferrapi::RouteSpec {
            name: "faulty",
            segments: &[__ferrapi::Literal("faulty")],
            ..__ferrapi::RouteSpec::DEFAULT
        };
        const GLUE: __ferrapi::Glue = __ferrapi::glue(
            &|request, issues| async move { request.refuse(issues) },
        );
    }
};

::core::compile_error! {
    "`optional` is a flag: write `optional` or `optional = false`"
}
::core::compile_error! {
    "unknown key `http_barer`, did you mean `http_bearer`?"
}
#[derive(Debug)]
struct Token(String);
const _: () = {
    use ::ferrapi::__private::{self as __ferrapi, Fallback as _};
    impl __ferrapi::Argument for Token {
        const ORIGIN: __ferrapi::Origin = __ferrapi::UNKNOWN_SCHEME;
        async fn extract(
            _: &mut __ferrapi::Request,
            _: &'static __ferrapi::ArgumentSpec,
            _: &mut __ferrapi::Issues,
        ) -> __ferrapi::Option<Self> {
            __ferrapi::None
        }
    }
    impl __ferrapi::Dependency for Token {
        type Value = Self;
        type Fixed = ();
        const SPEC: &'static __ferrapi::DependencySpec = &__ferrapi::DependencySpec {
            arguments: &[__ferrapi::UNKNOWN_SCHEME.argument("credentials", "")],
            shared: false,
            ..__ferrapi::DependencySpec::DEFAULT
        };
        const CLONE: __ferrapi::Option<fn(&Self) -> Self> = __ferrapi::None;
        #[allow(clippy::pedantic)]
        async fn resolve(
            _: &mut __ferrapi::Request,
            _: &mut __ferrapi::Issues,
            (): (),
        ) -> __ferrapi::Option<Self> {
            __ferrapi::None
        }
    }
};

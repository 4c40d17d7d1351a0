async fn home(page: u32, user: User, news: Vec<Item>, theme: Theme) -> Home {
    Home { page, user, news, theme }
}
#[doc(hidden)]
#[allow(non_camel_case_types, missing_docs, unreachable_pub)]
struct home {}
const _: () = {
    use ::ferrapi::__private::{self as __ferrapi, Fallback as _};
    impl __ferrapi::Route for home {
        const SPEC: &'static __ferrapi::RouteSpec = &__ferrapi::RouteSpec {
            name: "home",
            location: __ferrapi::here(::core::file!(), ::core::line!()),
            method: "GET",
            path: "/home/<page>",
            segments: &[__ferrapi::Literal("home"), __ferrapi::Variable("page")],
            concurrent: true,
            arguments: &[
                __ferrapi::Probe::<u32>::PATH.argument("page", "u32"),
                __ferrapi::on(__ferrapi::Probe::<user>::DEPENDENCY)
                    .argument("user", "User"),
                __ferrapi::on(__ferrapi::Probe::<__ferrapi::Fixed<__With2>>::DEPENDENCY)
                    .argument("news", "Vec<Item>"),
                __ferrapi::Probe::<Theme>::ORIGIN.argument("theme", "Theme"),
            ],
            dependencies: &[__ferrapi::used(__ferrapi::Probe::<verify>::DEPENDENCY)],
            reply: __ferrapi::Probe::<Home>::REPLY,
            ..__ferrapi::RouteSpec::DEFAULT
        };
        const GLUE: __ferrapi::Glue = __ferrapi::glue(
            &|mut request, mut issues| async move {
                let mut dependency_0 = __ferrapi::None;
                let mut user: __ferrapi::Option<User> = __ferrapi::None;
                let mut news: __ferrapi::Option<Vec<Item>> = __ferrapi::None;
                let mut theme = __ferrapi::None;
                let mut branches = request.branches::<5>(&mut issues);
                let [branch_0, _, branch_2, branch_3, branch_4] = branches.each();
                __ferrapi::join([
                        __ferrapi::pin!(
                            branch_0.resolve:: < verify > (& mut dependency_0)
                        ),
                        __ferrapi::pin!(branch_2.resolve:: < user > (& mut user)),
                        __ferrapi::pin!(
                            branch_3.resolve:: < __ferrapi::Fixed < __With2 > > (& mut
                            news)
                        ),
                        __ferrapi::pin!(
                            branch_4.argument(& Self::SPEC.arguments[3], & mut theme)
                        ),
                    ])
                    .await;
                branches.end();
                let page = request.path::<u32>(&Self::SPEC.arguments[0], &mut issues);
                let theme = request
                    .rest(&Self::SPEC.arguments[3], &mut issues, theme)
                    .await;
                let (
                    true,
                    __ferrapi::Some(_),
                    __ferrapi::Some(page),
                    __ferrapi::Some(user),
                    __ferrapi::Some(news),
                    __ferrapi::Some(theme),
                ) = (issues.is_empty(), dependency_0, page, user, news, theme) else {
                    return request.refuse(issues)
                };
                let answer = home(page, user, news, theme).await;
                request.respond::<Home>(answer)
            },
        );
    }
    type __With2Of = news;
    struct __With2;
    impl __ferrapi::With for __With2
    where
        for<'r> __With2Of: __ferrapi::Known<'r>,
    {
        type Of = __With2Of;
        const NAME: &'static str = "news(5)";
        const PATH: &'static str = ::core::concat!(
            ::core::module_path!(), "::home::__With2:", ::core::line!()
        );
        fn fixed() -> <Self::Of as __ferrapi::Dependency>::Fixed {
            use __ferrapi::NotGiven as _;
            __ferrapi::Given::<Self::Of, 1>::to((5,))
        }
    }
    const _: () = __ferrapi::prove_fixed(__ferrapi::Probe::<__With2Of>::DEPENDENCY, 1);
    const _: () = __ferrapi::prove_dependencies::<home>();
    const _: () = __ferrapi::prove_variable(__ferrapi::Probe::<u32>::PATH, "u32");
};

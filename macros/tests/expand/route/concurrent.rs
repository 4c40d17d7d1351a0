#[get("/home/<page>", concurrent, depends(verify))]
async fn home(page: u32, #[depends(user)] user: User, #[depends(news(5))] news: Vec<Item>, theme: Theme) -> Home {
    Home { page, user, news, theme }
}

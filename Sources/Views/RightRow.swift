/// A right with its article.
struct RightRow {
    var rightTitle = ""
    var rightArticle = ""
}

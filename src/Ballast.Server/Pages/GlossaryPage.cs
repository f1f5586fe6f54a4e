using Ballast.Core.Questions;
using Ballast.Core.Text;
using Ballast.Server.Markup;
using Ballast.Server.Pages.Drawing;

namespace Ballast.Server.Pages;

/// <summary>Every word that answers use, with what it means. It asks nothing.</summary>
internal sealed class GlossaryPage : IPage
{
    /// <inheritdoc/>
    public string Path => "/glossary";

    /// <inheritdoc/>
    public string Title => "Glossary";

    /// <inheritdoc/>
    public QuestionTopic Topic => QuestionTopic.Records;

    /// <inheritdoc/>
    public string Question => "What do the words mean?";

    /// <inheritdoc/>
    public PageContent Render(PageRequest request) =>
        new(
            new BlocksAsHtml(leads => QuestionAddress.Of(request, leads, QuestionCatalogue.All[0])).Draw([
                new Table(
                    "Words and what they mean",
                    [new Column("Word", ColumnKind.Name), new Column("Meaning", ColumnKind.Words)],
                    [.. Glossary.Terms.Select(t => (IReadOnlyList<Cell>)[Cell.Words(t.Name), Cell.Words(t.Text)])]
                )
                {
                    IsOpen = true,
                },
            ])
        );
}

using System.Text;
using Ballast.Core.Questions;
using Ballast.Tests.Support;

namespace Ballast.Tests.Tidiness;

/// <summary>docs/questions.md is made from the declarations; run with BALLAST_WRITE_DOCS=1 it is written anew.</summary>
public sealed class QuestionsPageTests
{
    [Fact]
    public void QuestionsPage_SaysWhatIsDeclared()
    {
        var path = Repository.Path("docs", "questions.md");
        var page = Page();
        if (Environment.GetEnvironmentVariable("BALLAST_WRITE_DOCS") == "1")
            File.WriteAllText(path, page);
        File.ReadAllText(path).ReplaceLineEndings("\n").ShouldBe(page);
    }

    /// <summary>What so many questions take in the same words is said once, at the end of the page.</summary>
    private const int Many = 3;

    private static string Page()
    {
        string[] shared =
        [
            .. QuestionCatalogue
                .All.SelectMany(Told)
                .CountBy(Line)
                .Where(l => l.Value >= Many)
                .Select(l => l.Key)
                .Order(StringComparer.Ordinal),
        ];
        var page = new StringBuilder(
            "# Questions\n\nMade from the declarations in `src/Ballast.Core/Questions` by `QuestionsPageTests`. Each question NAME is a command, a page `/NAME` and a resource of the API, `GET /api/v1/{tournament}/NAME`, and its answer is the document `ballast.NAME/1`. It takes `--tournament`, `--as-of`, `--store` and `--json` as every command does, and the options below: with dashes on a command line (`--from 1200`), without them in a query (`?from=1200`). The other commands: [cli.md](cli.md).\n"
        );
        foreach (var question in QuestionCatalogue.All)
        {
            question.Schema.ShouldBe($"ballast.{question.Name}/1");
            page.Append($"\n## {question.Name}\n\n**{question.Asks}** {question.Help} `ballast {question.Example}`\n");
            var lines = Told(question).ToLookup(p => shared.Contains(Line(p)));
            if (question.Models is not null || lines[false].Any())
                page.Append('\n');
            if (question.Models is { } models)
                page.Append($"- `{models.ValueName}…` (API: `{models.Name}`): {models.Help}\n");
            page.AppendJoin("", lines[false].Select(Line));
            if (lines[true].Any())
                page.Append(
                    $"\n[Also](#options-of-several-questions): {string.Join(", ", lines[true].Select(p => $"`{p.Name}`"))}.\n"
                );
        }
        return page.Append("\n## Options of several questions\n\n").AppendJoin("", shared).ToString();
    }

    private static IEnumerable<Parameter> Told(IQuestion question) =>
        question.Variant is { } variant ? question.Parameters.Append(variant.When) : question.Parameters;

    private static string Line(Parameter told)
    {
        var value = told.Kind == ParameterKind.Switch ? "" : $" {told.ValueName}";
        var otherwise = told.Default is { Length: > 0 } word ? $" Default: {word}." : "";
        return $"- `{told.Name}{value}`: {told.Help}{otherwise}\n";
    }
}

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

    private static string Page()
    {
        var page = new StringBuilder(
            "# Questions\n\nMade from the declarations in `src/Ballast.Core/Questions` by `QuestionsPageTests`. Each is a command, a page and a resource of the API, and takes `--tournament`, `--as-of`, `--store` and `--json` as every command does. The other commands: [cli.md](cli.md).\n"
        );
        foreach (var question in QuestionCatalogue.All)
        {
            page.Append($"\n## {question.Name}\n\n**{question.Asks}** {question.Help}\n\n");
            page.Append($"`ballast {question.Example}` · page `/{question.Name}` · ");
            page.Append($"`GET /api/v1/{{tournament}}/{question.Name}` · document `{question.Schema}`\n\n");
            Parameter[] parameters =
            [
                .. question.Parameters,
                .. question.Variant is { } variant ? [variant.When] : Array.Empty<Parameter>(),
            ];
            if (parameters.Length == 0 && question.Models is null)
                continue;
            page.Append("| parameter | value | default | meaning |\n| --- | --- | --- | --- |\n");
            if (question.Models is { } models)
                page.Append($"| `{models.ValueName}…` (API: `{models.Name}`) | names | | {models.Help} |\n");
            foreach (var parameter in parameters)
                page.Append(
                    $"| `{parameter.Name}` | {parameter.ValueName.Replace("|", "\\|")} | {parameter.Default} | {parameter.Help} |\n"
                );
        }
        return page.ToString();
    }
}

using Ballast.Core.Questions;
using Ballast.Core.Questions.Parameters;

namespace Ballast.Server.Pages.Drawing;

/// <summary>The address of the page of a question that words of an answer lead to.</summary>
internal static class QuestionAddress
{
    /// <summary>What stands behind a question's name where its command does something, and asks nothing.</summary>
    internal static IReadOnlyDictionary<string, IReadOnlyList<string>> Doing { get; } =
        new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal)
        {
            ["paper"] = ["start", "stop"],
            ["registry"] = ["set", "assign", "diff", "import"],
        };

    /// <summary>The address of a question with its arguments, models and options; the tournament and the moment go along. Null where the words do something, which no page does.</summary>
    /// <param name="request">What the page was asked with.</param>
    /// <param name="words">The question's name and what stands behind it on a command line.</param>
    /// <param name="from">The question whose answer leads there: names of strategies lead to pages of strategies.</param>
    public static string? Of(PageRequest request, IReadOnlyList<string> words, IQuestion from)
    {
        if (words.Count > 1 && Doing.TryGetValue(words[0], out var doing) && doing.Contains(words[1]))
            return null;
        var (path, options) = Parts(words);
        var isByStrategy =
            request.First(ByParameter.By.Name) == ByParameter.Strategy
            && from.Parameters.Contains(ByParameter.By)
            && QuestionCatalogue.Find(words[0])?.Parameters.Contains(ByParameter.By) == true;
        (string, string)[] by = isByStrategy ? [(ByParameter.By.Name, ByParameter.Strategy)] : [];
        return "/"
            + string.Join('/', path.Select(Uri.EscapeDataString))
            + Shell.Standing(request).Concat(options).Concat(by).AsQuery();
    }

    /// <summary>What of a command's words stands in the path, and what behind it: options, and the models of a question that takes several.</summary>
    private static (IReadOnlyList<string> Path, IReadOnlyList<(string Name, string Value)> Options) Parts(
        IReadOnlyList<string> words
    )
    {
        var (path, models, options) = (new List<string> { words[0] }, new List<string>(), new List<(string, string)>());
        var question = QuestionCatalogue.Find(words[0]);
        var arguments = question is null ? int.MaxValue : QuestionForm.Arguments(question).Count();
        for (var i = 1; i < words.Count; i++)
        {
            if (words[i].StartsWith("--", StringComparison.Ordinal))
            {
                var name = words[i][2..];
                var isSwitch =
                    question
                        ?.Parameters.Append(question.Variant?.When ?? ByParameter.By)
                        .FirstOrDefault(p => p.Name == name) is
                    { Kind: ParameterKind.Switch };
                options.Add((name, isSwitch || i + 1 == words.Count ? "true" : words[++i]));
            }
            else
                (path.Count <= arguments ? path : models).Add(words[i]);
        }
        if (models.Count > 0)
            options.Insert(0, ("models", string.Join(',', models)));
        return (path, options);
    }
}

using Ballast.Core.Questions;
using Ballast.Server.Markup;

namespace Ballast.Server.Pages.Drawing;

/// <summary>The form of a question, made from its parameters.</summary>
internal static class QuestionForm
{
    // A grid has a field for each of the two scores that most rules pay.
    private const int RepeatedFields = 2;

    // So few need no fold.
    private const int FewFields = 3;

    // What nearly every question is narrowed by.
    private static readonly string[] Always = ["from", "to", "since", "name", "find", "sort", "grid"];

    /// <summary>Its fields: its arguments, its models and its range; the other parameters that are offered are folded away.</summary>
    public static IEnumerable<Html> Fields(IQuestion question, PageRequest request)
    {
        foreach (var argument in Arguments(question))
            yield return IsModel(argument)
                ? Form.Names(argument.Name, Label(argument), request.Said(question, argument), "model", isList: false)
                : Form.Text(
                    argument.Name,
                    Label(argument),
                    request.Said(question, argument),
                    argument.ValueName.ToLowerInvariant()
                );
        if (question.Models is { } models)
            yield return Form.Names("models", "Models", request.First("models"), Hint(models), isList: true);
        var offered = question.Parameters.Where(p => p is { IsInForm: true, IsArgument: false }).ToList();
        var first = offered.Count <= FewFields ? offered : [.. offered.Where(p => Always.Contains(p.Name))];
        foreach (var field in first.SelectMany(p => Field(p, request)))
            yield return field;
        var others = offered.Except(first).ToList();
        yield return Form.More(
            [.. others.SelectMany(p => Field(p, request))],
            others.Any(p => request.First(p.Name) is { } said && said != Usual(p))
        );
    }

    private static bool IsModel(Parameter argument) => argument.Name is "model" or "name";

    private static string? Usual(Parameter parameter) =>
        parameter.Default ?? (parameter.Choices is [var usual, ..] ? usual : null);

    private static string Hint(ModelsParameter models) =>
        models.Least switch
        {
            0 => "all, or names and @groups",
            1 => $"{models.ValueName.ToLowerInvariant()}, with commas",
            _ => "two or more, with commas",
        };

    /// <summary>The way to the question that stands behind the name of this one, where a switch leads to it.</summary>
    public static Html Variant(IQuestion question, PageRequest request)
    {
        if (question.Variant is not { When.Kind: ParameterKind.Switch } variant)
            return Html.Empty;
        var kept = Shell.Kept(request);
        var other = request.First(variant.When.Name) is null;
        var address =
            $"/{question.Name}{kept}{(other ? $"{(kept.Length == 0 ? "?" : "&")}{variant.When.Name}=true" : "")}";
        return Html.Of(
            $"<p class=\"note\"><a href=\"{address}\">{(other ? variant.Question : question).Asks}</a></p>\n"
        );
    }

    /// <summary>What stands behind its name in the path, also where that leads to another question.</summary>
    public static IEnumerable<Parameter> Arguments(IQuestion question) =>
        question
            .Parameters.Concat(question.Variant is { } other ? [other.When] : Array.Empty<Parameter>())
            .Where(p => p.IsArgument);

    /// <summary>What must be named before anything can be answered; null where nothing must.</summary>
    public static string? Missing(IQuestion question, PageRequest request)
    {
        var arguments = question.Parameters.Where(p => p is { IsArgument: true, IsOptional: false });
        if (arguments.FirstOrDefault(p => request.Said(question, p) is null) is { } missing)
            return $"Say the {Label(missing).ToLowerInvariant()} above.";
        return question.Models is { } wanted && Form.Models(request).Count < wanted.Least
            ? $"{(wanted.ValueName == "MODEL" ? $"Name {wanted.Number}" : "Name each model with its weight")} above, with commas between them, such as {ExampleOf(question)}."
            : null;
    }

    // The words of its example that are no options, as they are typed into the field.
    private static string ExampleOf(IQuestion question) =>
        string.Join(
            ", ",
            question.Example.Split(' ').Skip(1).TakeWhile(w => !w.StartsWith("--", StringComparison.Ordinal))
        );

    private static IEnumerable<Html> Field(Parameter parameter, PageRequest request)
    {
        var label = Label(parameter);
        switch (parameter.Kind)
        {
            case ParameterKind.Switch:
                yield return Form.Check(request, parameter.Name, label);
                break;
            case ParameterKind.Repeated:
                var said = request.Query.GetValueOrDefault(parameter.Name) ?? [];
                for (var place = 0; place < Math.Max(RepeatedFields, said.Count); place++)
                    yield return Form.Text(
                        parameter.Name,
                        place == 0 ? label : "and",
                        said.ElementAtOrDefault(place),
                        parameter.ValueName.ToLowerInvariant()
                    );
                break;
            default:
                // What may be a text of one's own is no choice among words.
                yield return parameter is { Choices.Count: > 0, Kind: not ParameterKind.FileOrText }
                    ? Form.Choice(request, parameter.Name, label, [.. parameter.Choices])
                    : Form.Text(
                        request,
                        parameter.Name,
                        label,
                        parameter.Default ?? parameter.ValueName.ToLowerInvariant().Replace("|", " or ")
                    );
                break;
        }
    }

    private static string Label(Parameter parameter) =>
        char.ToUpperInvariant(parameter.Name[0]) + parameter.Name[1..].Replace('-', ' ');
}

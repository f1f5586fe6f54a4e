using Ballast.Core.Questions;
using Ballast.Core.Questions.Parameters;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Microsoft.AspNetCore.Http;

namespace Ballast.Server.Rest;

/// <summary>Turns a path and a query into a question. What values mean is read by the command itself, as on the command line.</summary>
internal static class QuestionReader
{
    /// <summary>The question of a resource.</summary>
    /// <param name="resource">What is asked.</param>
    /// <param name="tournament">The tournament as it stands in the path.</param>
    /// <param name="rest">What follows the resource in the path.</param>
    /// <param name="query">The query.</param>
    public static Outcome<QuestionRequest> Read(
        Resource resource,
        string tournament,
        IReadOnlyList<string> rest,
        IQueryCollection query
    )
    {
        var least = resource.Path.Count(a => !a.IsOptional);
        if (rest.Count < least || rest.Count > resource.Path.Count)
            return new Refusal("no-such-path", $"The path is {PathOf(resource)}.");
        List<string> arguments = [.. rest];
        var typed = query.SelectMany(q => q.Value).Concat(rest);
        if (typed.Select(t => WalletSecret.Find(t)).FirstOrDefault(s => s is not null) is { } secret)
            return new Refusal("private-key", secret);
        return Options(resource.Query, tournament, query, resource.Question.Models?.Name, arguments)
            .Then(options => Read(resource, options, arguments));
    }

    /// <summary>A question from what was said: the tournament and the moment, its arguments, its models, its other parameters.</summary>
    private static Outcome<QuestionRequest> Read(
        Resource resource,
        List<KeyValuePair<string, string?>> options,
        IReadOnlyList<string> words
    )
    {
        string? Last(string name) => options.FindLast(o => o.Key == name).Value;
        var values = options
            .Where(o => o.Key is not ("tournament" or "as-of"))
            .GroupBy(o => o.Key, o => o.Value, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => (IReadOnlyList<string>)[.. g.OfType<string>()], StringComparer.Ordinal);
        foreach (var (parameter, text) in resource.Path.Zip(words))
            values[parameter.Name] = [text];
        if (!Tournaments.TryParse(Last("tournament") ?? "", out var tournament))
            return new Refusal("usage", "The tournament is classic, signals or crypto.");
        try
        {
            return new QuestionRequest(
                resource.Question,
                tournament,
                Last("as-of") is { } asOf ? Moment.Read(asOf, "as-of") : null,
                new Given(values, [.. words.Skip(resource.Path.Count)])
            );
        }
        catch (ParameterException e)
        {
            return new Refusal("usage", e.Message);
        }
    }

    /// <summary>Options of a query; unknown names are refused, so that a slip of the finger does not go unnoticed.</summary>
    /// <param name="known">The parameters that there are.</param>
    /// <param name="tournament">The tournament as it stands in the path.</param>
    /// <param name="query">The query.</param>
    /// <param name="listed">The name whose values are arguments and no options.</param>
    /// <param name="arguments">Where these go.</param>
    public static Outcome<List<KeyValuePair<string, string?>>> Options(
        IEnumerable<Parameter> known,
        string tournament,
        IQueryCollection query,
        string? listed,
        List<string> arguments
    )
    {
        var byName = known.ToDictionary(p => p.Name, StringComparer.Ordinal);
        var options = new List<KeyValuePair<string, string?>> { new("tournament", tournament) };
        foreach (var (name, values) in query)
        {
            if (!byName.TryGetValue(name, out var parameter))
                return new Refusal(
                    "usage",
                    $"There is no parameter '{Short(name)}' here; there are: {string.Join(", ", byName.Keys)}."
                );
            if (parameter.Kind != ParameterKind.Repeated && values.Count > 1)
                return new Refusal("usage", $"{name} is said {values.Count} times; it takes one value.");
            foreach (var value in values.Select(v => v ?? ""))
            {
                if (name == listed)
                    arguments.Add(value);
                else if (parameter.Kind != ParameterKind.Switch)
                    options.Add(new(name, value));
                else if (value is "" or "true" or "1")
                    options.Add(new(name, null));
                else if (value is not ("false" or "0"))
                    return new Refusal("usage", $"{name} is true or false, not '{Short(value)}'.");
            }
        }
        return options;
    }

    /// <summary>A resource's path as it is written in documents.</summary>
    public static string PathOf(Resource resource) =>
        $"/api/v1/{{tournament}}/{resource.Name}"
        + string.Concat(resource.Path.Select(a => a.IsOptional ? $"[/{{{a.Name}}}]" : $"/{{{a.Name}}}"));

    private static string Short(string text) => text.Length <= 40 ? text : text[..40] + "…";
}

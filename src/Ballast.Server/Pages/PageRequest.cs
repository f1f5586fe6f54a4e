using System.Globalization;
using Ballast.Core.Questions;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Core.Workflows;
using Ballast.Core.Workflows.Documents;
using Ballast.Server.Hosting;
using Ballast.Server.Pages.Drawing;

namespace Ballast.Server.Pages;

/// <summary>What a page is asked with, and the way to answers.</summary>
internal sealed record PageRequest
{
    // Characters of a document that is drawn: the page is some three times as long.
    private const int LongestAnswer = 8 << 20;

    /// <summary>The tournament, from <c>?tournament=</c>.</summary>
    public required Tournament Tournament { get; init; }

    /// <summary>The moment that was asked for with <c>?as-of=</c>, as it was written; null for now.</summary>
    public string? AsOf { get; init; }

    /// <summary>The moment of the question: the one that was asked for, else now. What cannot be read was refused before.</summary>
    public DateTimeOffset Moment => Core.Questions.Parameters.Moment.TryRead(AsOf) ?? Now;

    /// <summary>Now.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>What else was said in the address, by name; every value is somebody else's text.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<string>> Query { get; init; }

    /// <summary>What follows the page's path, decoded and without slashes around: a model's name under <c>/models/NAME</c>; else empty.</summary>
    public string Rest { get; init; } = "";

    /// <summary>The same, piece by piece, each as the name that it is: a name may hold a slash.</summary>
    public IReadOnlyList<string> Parts { get; init; } = [];

    /// <summary>Whether htmx asks for a part of the page; the shell is left out then.</summary>
    public bool IsFragment { get; init; }

    /// <summary>Whether imports and syncs are switched off.</summary>
    public bool IsReadOnly { get; init; }

    /// <summary>Whether this server collects, so that its news can be followed.</summary>
    public bool IsCollecting { get; init; }

    /// <summary>Whether a demo world can be asked for.</summary>
    public bool OffersDemo { get; init; }

    /// <summary>A sentence that stands over every page; null for none.</summary>
    public string? Notice { get; init; }

    /// <summary>The token that a form must send back, as <c>_csrf</c> or in the header <c>X-Ballast-Csrf</c>.</summary>
    public string Csrf { get; init; } = "";

    /// <summary>The token of the form that ends this browser's session; null where nobody has to sign in.</summary>
    public string? SignOut { get; init; }

    /// <summary>Who answers.</summary>
    public required AnswerCache Questions { get; init; }

    /// <summary>Path and query as they were asked for.</summary>
    public string Address { get; init; } = "";

    /// <summary>How new the answers must be, and how old they were.</summary>
    public Freshness Freshness { get; init; } = Freshness.Newest;

    /// <summary>The reader went away.</summary>
    public CancellationToken Cancellation { get; init; }

    /// <summary>The first value of a name; null where it was not said or is blank.</summary>
    public string? First(string name) =>
        Query.TryGetValue(name, out var values) && values.Count > 0 && !string.IsNullOrWhiteSpace(values[0])
            ? values[0]
            : null;

    /// <summary>The path of a page with what was named below it.</summary>
    public string PathOf(IPage? page) =>
        page is null ? "/" : page.Path + string.Concat(Parts.Select(p => "/" + Uri.EscapeDataString(p)));

    /// <summary>The same as a number; null where it is none.</summary>
    public int? Number(string name) =>
        int.TryParse(First(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>Everything that was said in the address, but for some names.</summary>
    public IEnumerable<(string Name, string Value)> Said(params string[] without) =>
        Query
            .Where(q => !without.Contains(q.Key))
            .SelectMany(q => q.Value.Where(v => !string.IsNullOrWhiteSpace(v)).Select(v => (q.Key, v)));

    /// <summary>Asks another question with some of its parameters, about this tournament as of this moment.</summary>
    /// <param name="question">For example <c>account</c>.</param>
    /// <param name="options">Parameters by name; those with null values are left out, so that <see cref="First"/> can be passed on.</param>
    /// <param name="models">Models.</param>
    public Outcome<T> Ask<T>(
        string question,
        IEnumerable<(string Name, string? Value)>? options = null,
        IEnumerable<string>? models = null
    )
        where T : class
    {
        var given = new Given(
            (options ?? [])
                .Where(o => o.Value is not null)
                .GroupBy(o => o.Name, o => o.Value!, StringComparer.Ordinal)
                .ToDictionary(g => g.Key, g => (IReadOnlyList<string>)[.. g], StringComparer.Ordinal),
            [.. models ?? []]
        );
        var asked = new QuestionRequest(
            QuestionCatalogue.Find(question)!,
            Tournament,
            AsOf is null ? null : Moment,
            given
        );
        return Read<T>(Answer(asked));
    }

    /// <summary>What the address says of an argument of a question: a part of the path, or what stands in the field; null for nothing.</summary>
    public string? Said(IQuestion question, Parameter argument)
    {
        ArgumentNullException.ThrowIfNull(question);
        var place = QuestionForm.Arguments(question).ToList().IndexOf(argument);
        var parts = Rest.Length == 0 ? [] : Parts;
        return place < parts.Count ? parts[place] : First(argument.Name);
    }

    /// <summary>The question as it is said in the address.</summary>
    public QuestionRequest Resolved(IQuestion question)
    {
        ArgumentNullException.ThrowIfNull(question);
        IEnumerable<Parameter> variant = question.Variant is { } other ? [other.When] : [];
        var values = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var parameter in question.Parameters.Concat(variant).Where(p => p.Kind != ParameterKind.File))
        {
            if (parameter.IsArgument)
            {
                if (Said(question, parameter) is { } argument)
                    values[parameter.Name] = [argument];
            }
            else if (Query.TryGetValue(parameter.Name, out var said))
            {
                List<string> texts = [.. said.Where(t => !string.IsNullOrWhiteSpace(t))];
                if (parameter.Kind == ParameterKind.Switch)
                {
                    if (texts.Contains("true") || texts.Contains("1"))
                        values[parameter.Name] = [];
                }
                else if (texts.Count > 0)
                    values[parameter.Name] = texts;
            }
        }
        var models = question.Models is null ? [] : Form.Models(this);
        return new QuestionRequest(
            question,
            Tournament,
            AsOf is null ? null : Moment,
            new Given(values, models)
        ).Resolved();
    }

    /// <summary>Asks a question with what the address says of its parameters.</summary>
    public Outcome<object> Ask(IQuestion question)
    {
        if (PageQuery.Unknown(question, this) is { } unknown)
            return unknown;
        try
        {
            return Read<object>(Answer(Resolved(question)));
        }
        catch (ParameterException e)
        {
            return new Refusal("usage", e.Notice);
        }
    }

    private Answer Answer(QuestionRequest asked)
    {
        using (Questions.Running.Wait(Address, asked))
            return Questions.Ask(asked, Freshness, Cancellation);
    }

    private static Outcome<T> Read<T>(Answer answer)
        where T : class =>
        answer.Document switch
        {
            ErrorDocument error when answer.Exit < 3 => new Refusal(error.Code, error.Message),
            ErrorDocument error => throw new QuestionServiceException(error.Code, error.Message),
            _ when answer.Json.Length > LongestAnswer => TooLong(answer),
            T document => new Outcome<T>.Done(document),
            var other => throw new InvalidOperationException(
                $"The answer is {other.GetType().Name}, not {typeof(T).Name}."
            ),
        };

    private static Refusal TooLong(Answer answer) =>
        new(
            AnswerBounds.TooLarge,
            $"The answer has {answer.Json.Length >> 20} MiB, which no page can show: at most {LongestAnswer >> 20}. Name the models to look at, with commas between them, or fewer rounds."
        );
}

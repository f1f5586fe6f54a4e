using System.Collections.Concurrent;
using System.Reflection;
using System.Text;

namespace Ballast.Numerai.Language;

/// <summary>A document as it is sent, and what an answer to it must look like.</summary>
internal sealed class GraphQlDocument
{
    private static readonly ConcurrentDictionary<string, GraphQlDocument> Loaded = new(StringComparer.Ordinal);

    /// <summary>Reads a document.</summary>
    /// <exception cref="FormatException">The text is no GraphQL document.</exception>
    public GraphQlDocument(string text)
    {
        Text = text;
        Operations = Parser.Read(text);
    }

    public string Text { get; }

    /// <summary>The text without its comments: those are for us.</summary>
    public string Sent
    {
        get
        {
            var sent = new StringBuilder(Text.Length);
            var end = 0;
            foreach (var token in Lexer.Read(Text))
            {
                var between = Text[end..token.Start];
                sent.Append(between.Contains('#', StringComparison.Ordinal) ? "\n" : between);
                sent.Append(Text, token.Start, token.End - token.Start);
                end = token.End;
            }
            return sent.ToString().TrimStart();
        }
    }

    public IReadOnlyList<Operation> Operations { get; }

    /// <summary>The name of its only operation, for messages.</summary>
    public string Name => Operations is [{ Name.Length: > 0 } only] ? only.Name : "raw query";

    /// <summary>The one question it asks: every document of this library has a single root field.</summary>
    public Selection Root => Operations[0].Selections[0];

    /// <summary>Whether it only asks. An operation that changes something never goes through the reading client.</summary>
    public bool OnlyReads => Operations.Count > 0 && Operations.All(operation => operation.Kind == "query");

    /// <summary>One of this library's documents by its file name.</summary>
    public static GraphQlDocument Load(string file) =>
        Loaded.GetOrAdd(
            file,
            static name =>
            {
                using var stream =
                    Assembly.GetExecutingAssembly().GetManifestResourceStream(name + ".graphql")
                    ?? throw new ArgumentException($"There is no document '{name}'.", nameof(file));
                using var reader = new StreamReader(stream);
                return new GraphQlDocument(reader.ReadToEnd());
            }
        );

    /// <summary>
    /// The same question with some parts left out: arguments whose variable has no value, together with its declaration,
    /// and fields that the server does not have.
    /// </summary>
    /// <remarks>
    /// A variable that is merely absent is left out by the specification, but the server was seen to take explicit nulls badly
    /// (domain notes, section 6.2), so what is not meant is not written.
    /// </remarks>
    public GraphQlDocument Without(IReadOnlySet<string> absentVariables, IReadOnlySet<string> vanishedFields)
    {
        var cuts = new List<Span>();
        foreach (var operation in Operations)
        {
            // What must have a value is kept, so that the server complains about it by name.
            var required = operation.Variables.Items.Where(item => item.Required).Select(item => item.Variable);
            var absent = absentVariables.Except(required, StringComparer.Ordinal).ToHashSet(StringComparer.Ordinal)!;
            Cut(operation.Variables, absent!, cuts);
            Cut(operation.Selections, absent!, vanishedFields, cuts);
        }
        return cuts.Count == 0 ? this : new GraphQlDocument(TextWithout(cuts));
    }

    /// <summary>Whether the document marks the field as one that some servers do not have.</summary>
    public bool MayLack(string field) =>
        Operations.Any(operation => Below(operation.Selections).Any(s => s.Name == field && s.MayBeAbsent));

    private static IEnumerable<Selection> Below(IReadOnlyList<Selection> selections) =>
        selections.SelectMany(selection => Below(selection.Children).Prepend(selection));

    private static void Cut(BindingList list, HashSet<string> absent, List<Span> cuts)
    {
        var gone = list.Items.Where(item => item.Variable is { } name && absent.Contains(name)).ToList();
        if (gone.Count == list.Items.Count && gone.Count > 0)
            cuts.Add(list.Whole);
        else
            cuts.AddRange(gone.Select(item => item.Whole));
    }

    private static void Cut(
        IReadOnlyList<Selection> selections,
        HashSet<string> absent,
        IReadOnlySet<string> vanished,
        List<Span> cuts
    )
    {
        foreach (var selection in selections)
        {
            if (selection.MayBeAbsent && vanished.Contains(selection.Name))
            {
                cuts.Add(selection.Whole);
                continue;
            }
            Cut(selection.Arguments, absent, cuts);
            Cut(selection.Children, absent, vanished, cuts);
        }
    }

    private string TextWithout(List<Span> cuts)
    {
        var text = new StringBuilder(Text.Length);
        var at = 0;
        foreach (var cut in cuts.OrderBy(cut => cut.Start))
        {
            text.Append(Text, at, cut.Start - at);
            at = cut.End;
        }
        return text.Append(Text, at, Text.Length - at).ToString();
    }
}

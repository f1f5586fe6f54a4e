using System.Collections.Concurrent;
using System.Reflection;
using GraphQLParser;
using GraphQLParser.AST;
using GraphQLParser.Exceptions;
using GraphQLParser.Visitors;

namespace Ballast.Numerai.Language;

/// <summary>A document as it is sent, and what an answer to it must look like.</summary>
internal sealed class GraphQlDocument
{
    private static readonly ConcurrentDictionary<string, GraphQlDocument> Loaded = new(StringComparer.Ordinal);
    private static readonly HashSet<string> None = [];

    /// <summary>Reads a document.</summary>
    /// <exception cref="FormatException">The text is no GraphQL document.</exception>
    public GraphQlDocument(string text)
    {
        Text = text;
        var operations = Parse(text).Definitions.OfType<GraphQLOperationDefinition>().ToList();
        OnlyReads = operations.Count > 0 && operations.TrueForAll(o => o.Operation == OperationType.Query);
        if (operations is not [var only])
            return;
        Name = only.Name?.StringValue ?? Name;
        Fields = AskedField.Read(only.SelectionSet);
    }

    /// <summary>With our marks and comments.</summary>
    public string Text { get; }

    /// <summary>The text without marks and comments: those are for us.</summary>
    public string Sent => Rewrite(None, None, withMarks: false);

    /// <summary>The name of its only operation, for messages.</summary>
    public string Name { get; } = "raw query";

    /// <summary>What its only operation asks for; empty where it has several.</summary>
    public IReadOnlyList<AskedField> Fields { get; } = [];

    /// <summary>The one question it asks: every document of this library has a single root field.</summary>
    public AskedField Root => Fields[0];

    /// <summary>Whether it only asks. An operation that changes something never goes through the reading client.</summary>
    public bool OnlyReads { get; }

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
    /// and marked fields that the server does not have.
    /// </summary>
    /// <remarks>
    /// A variable that is merely absent is left out by the specification, but the server was seen to take explicit nulls badly
    /// (domain notes, section 6.2), so what is not meant is not written.
    /// </remarks>
    public GraphQlDocument Without(IReadOnlySet<string> absentVariables, IReadOnlySet<string> vanishedFields) =>
        absentVariables.Count + vanishedFields.Count == 0
            ? this
            : new GraphQlDocument(Rewrite(absentVariables, vanishedFields, withMarks: true));

    /// <summary>Whether the document marks the field as one that some servers do not have.</summary>
    public bool MayLack(string field) => Fields.Any(asked => asked.MarksAbsent(field));

    private string Rewrite(IReadOnlySet<string> absent, IReadOnlySet<string> missing, bool withMarks)
    {
        var document = Parse(Text);
        foreach (var operation in document.Definitions.OfType<GraphQLOperationDefinition>())
            new DocumentCut(absent, missing, withMarks).Apply(operation);
        return new SDLPrinter().Print(document);
    }

    private static GraphQLDocument Parse(string text)
    {
        try
        {
            return Parser.Parse(text, new ParserOptions { Ignore = IgnoreOptions.All });
        }
        catch (GraphQLSyntaxErrorException e)
        {
            // What stands behind the semicolon refers to the specification.
            var said = e.Description.Split(';')[0].TrimEnd('.');
            throw new FormatException($"{said} (line {e.Location.Line}, column {e.Location.Column}).", e);
        }
        catch (GraphQLMaxDepthExceededException e)
        {
            throw new FormatException("It is nested too deeply.", e);
        }
    }
}

using System.Reflection;
using System.Text;
using Ballast.Core.Text;
using Ballast.Server.Rest;
using ModelContextProtocol.Protocol;
using Resource = ModelContextProtocol.Protocol.Resource;

namespace Ballast.Server.Mcp;

/// <summary>What an assistant can read beside the answers: the pages of <c>docs/</c>, terms of the glossary, the shapes of answers.</summary>
internal static class DocumentCatalogue
{
    private const string Pages = "docs/";
    private const string Documents = "ballast://docs/";
    private const string Terms = "ballast://glossary/";
    private const string Schemas = "ballast://schema/";
    private const string Markdown = "text/markdown";
    private const string Json = "application/schema+json";

    private static readonly Assembly Own = typeof(DocumentCatalogue).Assembly;

    /// <summary>The pages, by name.</summary>
    public static IReadOnlyList<Resource> All { get; } =
    [
        .. Own.GetManifestResourceNames()
            .Where(n => n.StartsWith(Pages, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(Page),
    ];

    /// <summary>What is asked for by a name of its own.</summary>
    public static IReadOnlyList<ResourceTemplate> Templates { get; } =
    [
        new()
        {
            Name = "glossary term",
            UriTemplate = Terms + "{term}",
            Description = "What a word of an answer means.",
            MimeType = "text/plain",
        },
        new()
        {
            Name = "answer schema",
            UriTemplate = Schemas + "{question}",
            Description = "The shape of a tool's answer as a JSON schema.",
            MimeType = Json,
        },
    ];

    /// <summary>Where the shape of a question's answer is.</summary>
    public static string SchemaOf(string question) => Schemas + question;

    /// <summary>What is at an address; null where nothing is.</summary>
    public static TextResourceContents? Read(string uri)
    {
        ArgumentNullException.ThrowIfNull(uri);
        var name = Uri.UnescapeDataString(uri[(uri.LastIndexOf('/') + 1)..]);
        var (text, type) =
            uri.StartsWith(Terms, StringComparison.Ordinal) ? (Term(name), "text/plain")
            : uri.StartsWith(Schemas, StringComparison.Ordinal) ? (Schema(name), Json)
            : All.Any(r => r.Uri == uri) ? (Text(Pages + name), Markdown)
            : (null, "");
        return text is null
            ? null
            : new TextResourceContents
            {
                Uri = uri,
                MimeType = type,
                Text = text,
            };
    }

    private static Resource Page(string page)
    {
        var text = Text(page);
        var name = page[Pages.Length..];
        return new Resource
        {
            Name = name,
            Title = text[..text.IndexOf('\n', StringComparison.Ordinal)].TrimStart('#', ' ').TrimEnd(),
            Uri = Documents + name,
            MimeType = Markdown,
            Size = Encoding.UTF8.GetByteCount(text),
        };
    }

    private static string? Term(string words) => Glossary.Find(words) is { } term ? $"{term.Name}: {term.Text}" : null;

    private static string? Schema(string question) =>
        ResourceCatalogue.Find(question) is { } resource ? resource.Shape(isWhole: false).ToJsonString() : null;

    private static string Text(string page)
    {
        using var reader = new StreamReader(Own.GetManifestResourceStream(page)!);
        return reader.ReadToEnd();
    }
}

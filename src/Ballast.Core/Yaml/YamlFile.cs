using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Ballast.Core.Yaml;

/// <summary>Reads YAML files that people write: maps, lists and values, each with its line and column.</summary>
/// <remarks>
/// A small part of YAML on purpose: one document, no anchors (a short file could grow without end), no tags, no keys that are lists, none twice. What is left reads as
/// it looks. Nothing is made of it by reflection.
/// </remarks>
public static class YamlFile
{
    // Deeper than anybody writes by hand, shallower than a stack.
    private const int Deepest = 50;

    /// <summary>Reads a file's text.</summary>
    /// <exception cref="YamlFileException">It is no such YAML, or nothing stands in it.</exception>
    public static YamlNode Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var parser = new Parser(new StringReader(text));
        try
        {
            Next<StreamStart>(parser);
            if (!parser.Accept<DocumentStart>(out _))
                throw new YamlFileException(new YamlPlace(1, 1), "Nothing stands in the file.");
            Next<DocumentStart>(parser);
            var root = Node(parser, 1);
            Next<DocumentEnd>(parser);
            return parser.Accept<DocumentStart>(out var second)
                ? throw new YamlFileException(Place(second.Start), "A second document begins here: one file holds one.")
                : root;
        }
        catch (YamlException e)
        {
            throw Unreadable(Place(e.Start), e.Message, e);
        }
        // The library loses its way in some texts and throws whatever it met there: a tab inside braces, a tag that is no address.
        catch (Exception e) when (e is not YamlFileException)
        {
            throw Unreadable(
                parser.Current is { } last ? Place(last.End) : new YamlPlace(1, 1),
                "something after this is written wrongly",
                e
            );
        }
    }

    private static YamlFileException Unreadable(YamlPlace place, string said, Exception inner)
    {
        var why = said.TrimEnd('.', ' ');
        return new YamlFileException(
            place,
            $"This cannot be read as YAML: {char.ToLowerInvariant(why[0])}{why[1..]}. Look at indentation, quotes and colons.",
            inner
        );
    }

    private static YamlNode Node(Parser parser, int depth)
    {
        if (depth > Deepest)
            throw new YamlFileException(
                Place(parser.Current!.Start),
                $"More than {Deepest} levels lie in one another."
            );
        if (parser.Accept<AnchorAlias>(out var alias))
            throw new YamlFileException(Place(alias.Start), "Aliases (*name) are not read: write it out.");
        if (parser.Accept<NodeEvent>(out var any) && (!any.Anchor.IsEmpty || !any.Tag.IsEmpty))
            throw new YamlFileException(
                Place(any.Start),
                "Anchors (&name) and tags (!name) are not read: leave it out."
            );
        if (parser.TryConsume<Scalar>(out var scalar))
            return new YamlScalar(Place(scalar.Start), scalar.Value, scalar.Style != ScalarStyle.Plain);
        return parser.Accept<SequenceStart>(out _) ? List(parser, depth) : Map(parser, depth);
    }

    private static YamlList List(Parser parser, int depth)
    {
        var place = Place(parser.Consume<SequenceStart>().Start);
        var items = new List<YamlNode>();
        while (!parser.TryConsume<SequenceEnd>(out _))
            items.Add(Node(parser, depth + 1));
        return new YamlList(place, items);
    }

    private static YamlMap Map(Parser parser, int depth)
    {
        var place = Place(parser.Consume<MappingStart>().Start);
        var entries = new List<YamlEntry>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            if (Node(parser, depth + 1) is not YamlScalar key)
                throw new YamlFileException(place, "A key is a single word or text.");
            if (!seen.Add(key.Text))
                throw new YamlFileException(key.Place, $"The key '{key.Text}' stands here twice: leave one out.");
            entries.Add(new YamlEntry(key.Text, key.Place, Node(parser, depth + 1)));
        }
        return new YamlMap(place, entries);
    }

    private static void Next<T>(Parser parser)
        where T : ParsingEvent => parser.Consume<T>();

    private static YamlPlace Place(Mark mark) => new((int)mark.Line, (int)mark.Column);
}

using Ballast.Core.Rounds;
using Ballast.Core.Yaml;

namespace Ballast.Core.Registry.Files;

/// <summary>Reads <c>registry.yaml</c>: the whole registry as a text that people write and review (docs/registry.md).</summary>
public sealed class RegistryFileReader
{
    private static readonly string[] Known = ["strategies", "slots", "groups", "epochs"];

    private readonly List<IRegistryItem> _items = [];
    private readonly Dictionary<(string, string), YamlPlace> _places = [];

    private RegistryFileReader() { }

    /// <summary>Reads a file's text. Tiers that were taken over do not stand in the file.</summary>
    /// <exception cref="YamlFileException">It cannot be read, or says what cannot be: with line and column.</exception>
    public static ModelRegistry Read(string text)
    {
        var reader = new RegistryFileReader();
        reader.ReadAll(YamlFile.Read(text).Map("The registry"));
        var registry = ModelRegistry.Create(reader._items);
        return RegistryProblem.Find(registry) is not [var problem, ..]
            ? registry
            : throw new YamlFileException(reader._places[(problem.Item.Kind, problem.Item.Key)], problem.Message);
    }

    private void ReadAll(YamlMap root)
    {
        root.Only("The registry", Known);
        foreach (var entry in Entries(root, "strategies", "Strategies"))
            Add(entry.Place, Strategy(entry));
        foreach (var tournament in Entries(root, "slots", "Slots"))
            ReadSlots(tournament);
        foreach (var entry in Entries(root, "groups", "Groups"))
            Add(entry.Place, new ModelGroup { Name = entry.Key, Members = Texts(entry.Value, "A group") });
        foreach (var entry in Entries(root, "epochs", "Epochs"))
            Add(entry.Place, Epoch(entry));
    }

    private void ReadSlots(YamlEntry tournament)
    {
        if (!Tournaments.TryParse(tournament.Key, out var of))
            throw new YamlFileException(
                tournament.Place,
                $"Below 'slots' stand classic, signals or crypto, not '{tournament.Key}'."
            );
        foreach (var entry in tournament.Value.Map("Slots").Entries)
            Add(entry.Place, Slot(entry, of));
    }

    private static Strategy Strategy(YamlEntry entry)
    {
        if (IsNothing(entry.Value))
            return new Strategy { Name = entry.Key };
        var map = entry.Value.Map("A strategy");
        map.Only("A strategy", [.. Registry.Strategy.KnownFields, "fields"]);
        return new Strategy
        {
            Name = entry.Key,
            Parent = Text(map, "parent"),
            Code = Text(map, "code"),
            Data = Text(map, "data"),
            Target = Text(map, "target"),
            Features = Text(map, "features"),
            TrainedOn = Text(map, "trained-on"),
            Notes = Text(map, "notes"),
            Tags = map.Find("tags") is { } tags ? Texts(tags, "Tags") : [],
            Own = map.Find("fields") is { } own
                ? own.Map("Fields")
                    .Entries.ToDictionary(f => f.Key, f => f.Value.Scalar(f.Key).Text, StringComparer.Ordinal)
                : new Dictionary<string, string>(),
        };
    }

    private static Slot Slot(YamlEntry entry, Tournament tournament)
    {
        var slot = new Slot { Tournament = tournament, Name = entry.Key };
        if (IsNothing(entry.Value))
            return slot;
        var map = entry.Value.Map("A slot");
        map.Only("A slot", "account", "favourite", "tags", "assignments");
        return slot with
        {
            Account = Text(map, "account"),
            IsFavourite = map.Find("favourite")?.Scalar("favourite").Flag("favourite") ?? false,
            Tags = map.Find("tags") is { } tags ? Texts(tags, "Tags") : [],
            Assignments = map.Find("assignments") is { } assignments
                ? [.. assignments.List("Assignments").Items.Select(Assignment).OrderBy(a => a.From)]
                : [],
        };
    }

    private static Assignment Assignment(YamlNode node)
    {
        var map = node.Map("An assignment");
        map.Only("An assignment", "strategy", "from", "to");
        return new Assignment(
            map.Require("strategy", "An assignment").Scalar("strategy").Text,
            Round(map.Require("from", "An assignment"), "from"),
            map.Find("to") is { } to ? Round(to, "to") : null
        );
    }

    private static EvidenceEpoch Epoch(YamlEntry entry)
    {
        var map = entry.Value.Map("An epoch");
        map.Only("An epoch", "from", "tournament", "strategies", "reason");
        return new EvidenceEpoch
        {
            Name = entry.Key,
            Tournament = map.Find("tournament") is { } said
                ? Tournaments.All[Index(said.Scalar("tournament"))]
                : Tournament.Classic,
            From = Round(map.Require("from", "An epoch"), "from"),
            Strategies = map.Find("strategies") is { } strategies ? Texts(strategies, "Strategies") : [],
            Reason = Text(map, "reason"),
        };
    }

    private static int Index(YamlScalar scalar)
    {
        string[] slugs = [.. Tournaments.All.Select(t => t.Slug())];
        return Array.IndexOf(slugs, scalar.Word("tournament", slugs));
    }

    private void Add(YamlPlace place, IRegistryItem item)
    {
        if (!_places.TryAdd((item.Kind, item.Key), place))
            throw new YamlFileException(
                place,
                $"{item.Name} stands there already at {_places[(item.Kind, item.Key)]}; names that differ only in case are one."
            );
        _items.Add(item);
    }

    private static IReadOnlyList<YamlEntry> Entries(YamlMap root, string key, string what) =>
        root.Find(key) is { } node && !IsNothing(node) ? node.Map(what).Entries : [];

    private static bool IsNothing(YamlNode node) => node is YamlScalar { IsNothing: true };

    private static string? Text(YamlMap map, string key) =>
        map.Find(key) is { } node && !IsNothing(node) ? node.Scalar(key).Text : null;

    private static int Round(YamlNode node, string what) =>
        node.Scalar(what).Whole(what, 1, RoundCalendar.LargestRound);

    /// <summary>A list of names; a single one may stand without the list's signs.</summary>
    private static IReadOnlyList<string> Texts(YamlNode node, string what) =>
        node is YamlScalar { IsNothing: false } one
            ? [one.Text]
            : [.. node.List(what).Items.Select(i => i.Scalar(what).Text)];
}

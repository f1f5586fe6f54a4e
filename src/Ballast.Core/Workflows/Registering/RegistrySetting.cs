using System.Globalization;
using Ballast.Core.Registry;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Core.Text;

namespace Ballast.Core.Workflows.Registering;

/// <summary>What <c>ballast registry set KIND NAME FIELD=VALUE…</c> says of one item: fields that are named are set, the others stay; an empty value takes a field out.</summary>
public static class RegistrySetting
{
    /// <summary>The kinds that can be set.</summary>
    public static IReadOnlyList<string> Kinds { get; } =
    [Strategy.OfKind, Slot.OfKind, ModelGroup.OfKind, EvidenceEpoch.OfKind];

    /// <summary>The registry with the item set.</summary>
    /// <param name="registry">As it is.</param>
    /// <param name="kind">One of <see cref="Kinds"/>.</param>
    /// <param name="name">The item's name.</param>
    /// <param name="tournament">Of a slot or an epoch.</param>
    /// <param name="fields">Texts such as <c>target=ender_60</c>.</param>
    public static Outcome<ModelRegistry> Set(
        ModelRegistry registry,
        string kind,
        string name,
        Tournament tournament,
        IReadOnlyList<string> fields
    )
    {
        ArgumentNullException.ThrowIfNull(registry);
        ArgumentNullException.ThrowIfNull(fields);
        IRegistryItem? item = Find(registry, kind, name, tournament) ?? New(kind, name, tournament);
        if (item is null)
            return UnknownKind(kind);
        foreach (var text in fields)
        {
            var at = text.IndexOf('=', StringComparison.Ordinal);
            if (at <= 0)
                return new Refusal("registry-field", $"A field is written as FIELD=VALUE, not '{text}'.");
            var (field, value) = (text[..at].Trim(), text[(at + 1)..].Trim());
            switch (With(item, field, value.Length == 0 ? null : value))
            {
                case Outcome<IRegistryItem>.Refused refused:
                    return refused.Refusal;
                case Outcome<IRegistryItem>.Done done:
                    item = done.Value;
                    break;
            }
        }
        return Missing(item) is { } missing ? missing : registry.With(item);
    }

    /// <summary>The registry without the item.</summary>
    public static Outcome<ModelRegistry> Remove(ModelRegistry registry, string kind, string name, Tournament tournament)
    {
        ArgumentNullException.ThrowIfNull(registry);
        if (!Kinds.Contains(kind))
            return UnknownKind(kind);
        if (Find(registry, kind, name, tournament) is { } item)
            return registry.Without(item);
        var names = registry.Items.Where(i => i.Kind == kind).Select(i => i.Name).ToList();
        var hint = NameSuggestions.Meant(names, name) is { } meant ? $" Did you mean {meant}?" : "";
        return new Refusal("not-registered", $"No {kind} '{name}' is registered.{hint}");
    }

    private static IRegistryItem? Find(ModelRegistry registry, string kind, string name, Tournament tournament) =>
        kind == Slot.OfKind ? registry.FindSlot(tournament, name) : registry.Find(kind, RegistryNames.Key(name));

    private static IRegistryItem? New(string kind, string name, Tournament tournament) =>
        kind switch
        {
            Strategy.OfKind => new Strategy { Name = name },
            Slot.OfKind => new Slot { Name = name, Tournament = tournament },
            ModelGroup.OfKind => new ModelGroup { Name = name, Members = [] },
            EvidenceEpoch.OfKind => new EvidenceEpoch
            {
                Name = name,
                Tournament = tournament,
                From = 0,
            },
            _ => null,
        };

    private static Outcome<IRegistryItem> With(IRegistryItem item, string field, string? value) =>
        item switch
        {
            Strategy strategy => new Outcome<IRegistryItem>.Done(With(strategy, field, value)),
            Slot slot => With(slot, field, value),
            ModelGroup group when field == "members" => group with { Members = Listed(value) },
            EvidenceEpoch epoch => With(epoch, field, value),
            _ => Unknown(item.Kind, field, "members"),
        };

    private static Strategy With(Strategy strategy, string field, string? value) =>
        field switch
        {
            "parent" => strategy with { Parent = value },
            "code" => strategy with { Code = value },
            "data" => strategy with { Data = value },
            "target" => strategy with { Target = value },
            "features" => strategy with { Features = value },
            "trained-on" => strategy with { TrainedOn = value },
            "notes" => strategy with { Notes = value },
            "tags" => strategy with { Tags = Listed(value) },
            _ => strategy with
            {
                Own = strategy
                    .Own.Where(f => f.Key != field)
                    .Concat(value is null ? [] : [new KeyValuePair<string, string>(field, value)])
                    .ToDictionary(f => f.Key, f => f.Value),
            },
        };

    private static Outcome<IRegistryItem> With(Slot slot, string field, string? value) =>
        field switch
        {
            "account" => slot with { Account = value },
            "tags" => slot with { Tags = Listed(value) },
            "favourite" when value is "yes" or "true" => slot with { IsFavourite = true },
            "favourite" when value is null or "no" or "false" => slot with { IsFavourite = false },
            "favourite" => new Refusal("registry-field", $"favourite is yes or no, not '{value}'."),
            _ => Unknown(Slot.OfKind, field, "account, tags, favourite"),
        };

    private static Outcome<IRegistryItem> With(EvidenceEpoch epoch, string field, string? value) =>
        field switch
        {
            "from" => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var round)
                ? epoch with
                {
                    From = round,
                }
                : new Refusal("registry-field", $"from is a round's number, not '{value}'."),
            "strategies" => epoch with { Strategies = Listed(value) },
            "reason" => epoch with { Reason = value },
            _ => Unknown(EvidenceEpoch.OfKind, field, "from, strategies, reason"),
        };

    private static Refusal? Missing(IRegistryItem item) =>
        item switch
        {
            EvidenceEpoch { From: 0 } => new Refusal("registry-field", "An epoch needs its first round: from=ROUND."),
            ModelGroup { Members.Count: 0 } => new Refusal(
                "registry-field",
                "A group needs members: members=NAME,dex_*,@tag:x."
            ),
            _ => null,
        };

    private static Refusal UnknownKind(string kind) =>
        new("registry-kind", $"There is no '{kind}' to set; there are {string.Join(", ", Kinds)}.");

    private static Refusal Unknown(string kind, string field, string known) =>
        new("registry-field", $"A {kind} has no field '{field}'; it has {known}.");

    private static string[] Listed(string? value) =>
        value?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];
}

using System.IO.Enumeration;
using Ballast.Core.Ledger.Accounts;
using Ballast.Core.Registry;
using Ballast.Core.Store;
using Ballast.Core.Text;

namespace Ballast.Core.Workflows;

/// <summary>
/// Groups and patterns in place of models: <c>@mine</c>, <c>@favourites</c>, <c>@all</c>, <c>@tag:x</c>, <c>@account:x</c>, <c>@tier:x</c>, a group of the registry
/// (<c>@core</c>), and <c>dex_*</c>, where <c>*</c> is any letters and <c>?</c> one.
/// </summary>
/// <remarks>
/// What is true of a slot is true of the strategy that sits there now, and the other way round: <c>@tag:trees</c> finds both. Members of a group that are not stored in
/// this tournament at this moment are left out; a group of which none is left is refused.
/// </remarks>
public sealed class ModelPatterns
{
    private const string Signs = "*?";

    private static readonly string[] General = ["all", "mine", "favourites"];

    private readonly AsOfView _view;
    private readonly ModelRegistry _registry;
    private readonly Lazy<SlotAccounts> _accounts;
    private readonly Lazy<HashSet<string>> _own;

    // Asked of every model that is stored: thousands of them, among hundreds of slots.
    private readonly Lazy<Dictionary<string, Slot>> _slots;

    private ModelPatterns(AsOfView view)
    {
        (_view, _registry) = (view, view.Registry);
        _accounts = new Lazy<SlotAccounts>(Accounts);
        _slots = new Lazy<Dictionary<string, Slot>>(() =>
            _registry
                .Slots.Where(s => s.Tournament == _view.Tournament)
                .ToDictionary(s => s.Name, StringComparer.OrdinalIgnoreCase)
        );
        _own = new Lazy<HashSet<string>>(() => new HashSet<string>(Own(), StringComparer.OrdinalIgnoreCase));
    }

    /// <summary>Whether a text stands for several models.</summary>
    public static bool IsPattern(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.TrimStart().StartsWith('@') || text.Any(Signs.Contains);
    }

    /// <summary>The groups that can be named at a moment, those of the registry after the general ones; for a field or a shell that completes what is typed.</summary>
    public static IReadOnlyList<string> Groups(AsOfView view)
    {
        ArgumentNullException.ThrowIfNull(view);
        var registry = view.Registry;
        var slots = registry.Slots.Where(s => s.Tournament == view.Tournament).ToList();
        return
        [
            .. General.Concat(registry.Groups.Select(g => g.Name)).Select(g => "@" + g),
            .. slots
                .SelectMany(s => s.Tags)
                .Distinct(StringComparer.OrdinalIgnoreCase)
                .Order()
                .Select(t => "@tag:" + t),
            .. registry
                .Standings.Where(s => s.Tournament == view.Tournament)
                .Select(s => "@tier:" + s.Tier)
                .Distinct(StringComparer.OrdinalIgnoreCase)
                .Order(),
        ];
    }

    /// <summary>The models of names, groups and patterns, each once, in their order; plain names as they are.</summary>
    /// <param name="view">What is stored.</param>
    /// <param name="asked">What was typed; a text such as <c>@core=0.5</c> divides the part behind the sign among its models.</param>
    /// <returns>A refusal where a group is not known, or stands for nothing.</returns>
    public static Outcome<IReadOnlyList<string>> Expand(AsOfView view, IReadOnlyList<string> asked)
    {
        ArgumentNullException.ThrowIfNull(view);
        ArgumentNullException.ThrowIfNull(asked);
        asked = TypedNames.Apart(asked, view.Models);
        if (!asked.Any(IsPattern))
            return new Outcome<IReadOnlyList<string>>.Done(asked);
        var patterns = new ModelPatterns(view);
        var found = new List<string>();
        foreach (var text in asked)
        {
            if (!IsPattern(text) || patterns.IsStored(text))
                found.Add(text);
            else if (patterns.Expand(text.Trim()) is var one && one is Outcome<IReadOnlyList<string>>.Done done)
                found.AddRange(done.Value);
            else
                return one;
        }
        return new Outcome<IReadOnlyList<string>>.Done([.. found.Distinct(StringComparer.OrdinalIgnoreCase)]);
    }

    /// <summary>Names that a group or pattern means, stored or not: for a sync, which brings what is not stored yet.</summary>
    public static Outcome<IReadOnlyList<string>> ExpandToSync(AsOfView view, IReadOnlyList<string> asked)
    {
        ArgumentNullException.ThrowIfNull(view);
        ArgumentNullException.ThrowIfNull(asked);
        asked = TypedNames.Apart(asked, view.Models);
        if (!asked.Any(IsPattern))
            return new Outcome<IReadOnlyList<string>>.Done(asked);
        var patterns = new ModelPatterns(view);
        var named = asked.SelectMany(a => patterns.PlainMembers(a, [])).ToList();
        var others = asked.Where(a => IsPattern(a) && !patterns.PlainMembers(a, []).Any()).ToList();
        return Expand(view, others)
            .Then<IReadOnlyList<string>, IReadOnlyList<string>>(found => new Outcome<IReadOnlyList<string>>.Done([
                .. named.Concat(found).Distinct(StringComparer.OrdinalIgnoreCase),
            ]));
    }

    /// <summary>What is registered of models, in their order.</summary>
    public static IReadOnlyList<ModelLabels> Labels(AsOfView view, IReadOnlyList<string> models)
    {
        ArgumentNullException.ThrowIfNull(view);
        ArgumentNullException.ThrowIfNull(models);
        var patterns = new ModelPatterns(view);
        return [.. models.Select(patterns.LabelsOf)];
    }

    private ModelLabels LabelsOf(string model)
    {
        var names = NamesOf(model).ToList();
        return new ModelLabels(
            [.. _registry.Groups.Where(g => Matches("@" + g.Name, model, [])).Select(g => g.Name)],
            names.Select(TierOf).FirstOrDefault(t => t is not null),
            SlotsOf(model).Any(s => s.IsFavourite),
            [.. TagsOf(model).Distinct(StringComparer.OrdinalIgnoreCase)],
            names[1..],
            SlotNamesOf(model).Select(_accounts.Value.Of).FirstOrDefault(a => a is not null)
        );
    }

    /// <summary>A model may be called anything: a name that is stored means itself.</summary>
    private bool IsStored(string text) => _view.Models.Contains(text.Trim(), StringComparer.OrdinalIgnoreCase);

    private Outcome<IReadOnlyList<string>> Expand(string text)
    {
        var at = text.LastIndexOf('=');
        var (pattern, part) = at < 0 ? (text, "") : (text[..at], text[(at + 1)..]);
        if (Unknown(pattern) is { } unknown)
            return unknown;
        List<string> found = [.. _view.Models.Where(m => Matches(pattern, m, []))];
        if (found.Count == 0)
            return Nothing(pattern);
        return new Outcome<IReadOnlyList<string>>.Done(
            at < 0 ? found : [.. found.Select(m => $"{m}={Share(part, found.Count)}")]
        );
    }

    private bool Matches(string pattern, string model, HashSet<string> seen)
    {
        if (!pattern.StartsWith('@'))
            return FileSystemName.MatchesSimpleExpression(pattern, model, ignoreCase: true);
        var (word, value) = Split(pattern);
        return word switch
        {
            "all" when value is null => true,
            "favourites" when value is null => SlotsOf(model).Any(s => s.IsFavourite),
            "tag" when value is not null => TagsOf(model).Contains(value, StringComparer.OrdinalIgnoreCase),
            "account" when value is not null => SlotNamesOf(model).Any(s => Same(_accounts.Value.Of(s), value)),
            "tier" when value is not null => NamesOf(model).Any(n => Same(TierOf(n), value)),
            _ when value is null && Group(word) is { } group => seen.Add(word)
                && group.Members.Any(m => Matches(m, model, [.. seen])),
            "mine" when value is null => _view.IsByStrategy || _own.Value.Contains(model),
            _ => false,
        };
    }

    private Refusal? Unknown(string pattern)
    {
        if (!pattern.StartsWith('@'))
            return null;
        var (word, value) = Split(pattern);
        var isKnown = value is null
            ? word is "all" or "favourites" or "mine" || Group(word) is not null
            : word is "tag" or "account" or "tier";
        if (isKnown)
            return null;
        IEnumerable<string> groups = General.Concat(_registry.Groups.Select(g => g.Name));
        var hint = NameSuggestions.Meant(groups, word) is { } meant
            ? $"Did you mean @{meant}?"
            : $"There are {string.Join(", ", groups.Select(g => "@" + g))}, @tag:…, @account:… and @tier:….";
        return new Refusal("unknown-group", $"There is no group '{pattern}'. {hint}");
    }

    private Refusal Nothing(string pattern)
    {
        var what = _view.IsByStrategy ? "strategy" : "model";
        Notice said = $"No stored {what} belongs to '{pattern}'.";
        var told = Split(pattern).Word switch
        {
            _ when !pattern.StartsWith('@') => said.Then("list what is stored", "models"),
            "mine" => said.Typing(
                "Register your slots (ballast registry set slot NAME), or fetch them: ballast sync --account.",
                NextStep.To("fetch your slots", "sync", "--account")
            ),
            "tier" => Taken() is { Count: > 0 } tiers
                ? $"{said} Tiers that were taken over: {string.Join(", ", tiers)}."
                : said.Then("take a standing over first", "tiers", "take"),
            _ => said.Then("look at what is registered", "registry"),
        };
        return new Refusal("empty-group", told);
    }

    /// <summary>Slots that a model is: the slot of its name, or those that the strategy sits in now.</summary>
    private IEnumerable<Slot> SlotsOf(string model) =>
        _view.IsByStrategy ? _registry.Slots.Where(s => s.Tournament == _view.Tournament && Same(Sitting(s), model))
        : _slots.Value.TryGetValue(model.Trim(), out var slot) ? [slot]
        : [];

    /// <summary>The slot itself, of which perhaps nothing is registered, or those that the strategy sits in now.</summary>
    private IEnumerable<string> SlotNamesOf(string model) =>
        _view.IsByStrategy ? SlotsOf(model).Select(s => s.Name) : [model];

    /// <summary>The model's name, and that of what sits there or where it sits.</summary>
    private IEnumerable<string> NamesOf(string model) =>
        [model, .. SlotsOf(model).Select(s => _view.IsByStrategy ? s.Name : Sitting(s)).OfType<string>()];

    private IEnumerable<string> TagsOf(string model) =>
        SlotsOf(model)
            .SelectMany(s => s.Tags)
            .Concat(NamesOf(model).Select(_registry.FindStrategy).SelectMany(s => s?.Tags ?? []));

    private string? TierOf(string name) =>
        _registry.Standings.FirstOrDefault(s => s.Tournament == _view.Tournament && Same(s.Name, name))?.Tier;

    private List<string> Taken() =>
        [.. _registry.Standings.Where(s => s.Tournament == _view.Tournament).Select(s => s.Tier).Distinct().Order()];

    private static string? Sitting(Slot slot) => slot.Assignments.LastOrDefault(a => a.To is null)?.Strategy;

    private ModelGroup? Group(string word) => _registry.Find(ModelGroup.OfKind, RegistryNames.Key(word)) as ModelGroup;

    /// <summary>Registered slots, and whatever Numerai reported of the own accounts.</summary>
    private IEnumerable<string> Own()
    {
        var registered = _registry.Slots.Where(s => s.Tournament == _view.Tournament).Select(s => s.Name);
        var names = registered.Concat(_accounts.Value.Known).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return _view.Models.Where(names.Contains);
    }

    private SlotAccounts Accounts() => new(_view.AccountStanding, _registry.AccountsOf(_view.Tournament));

    /// <summary>Names that stand in a group as they are, and a plain name itself.</summary>
    private IEnumerable<string> PlainMembers(string text, HashSet<string> seen)
    {
        if (!IsPattern(text) || IsStored(text))
            return [text];
        var (word, value) = Split(text.Trim());
        if (value is null && text.Trim().StartsWith('@') && Group(word) is { } group && seen.Add(word))
            return group.Members.SelectMany(m => PlainMembers(m, seen));
        var slots = _registry.Slots.Where(s => s.Tournament == _view.Tournament);
        return (word, value) switch
        {
            ("mine", null) => slots.Select(s => s.Name).Union(_accounts.Value.Known, StringComparer.OrdinalIgnoreCase),
            ("favourites", null) => slots.Where(s => s.IsFavourite).Select(s => s.Name),
            ("account", { } account) => _accounts.Value.Known.Where(s => Same(_accounts.Value.Of(s), account)),
            ("tag", { } tag) => slots
                .Where(s => s.Tags.Contains(tag, StringComparer.OrdinalIgnoreCase))
                .Select(s => s.Name),
            _ => [],
        };
    }

    private static (string Word, string? Value) Split(string pattern)
    {
        var text = pattern.TrimStart('@');
        var at = text.IndexOf(':', StringComparison.Ordinal);
        return at < 0 ? (RegistryNames.Key(text), null) : (RegistryNames.Key(text[..at]), text[(at + 1)..]);
    }

    private static bool Same(string? left, string? right) =>
        left is not null && string.Equals(left, right, StringComparison.OrdinalIgnoreCase);

    private static string Share(string part, int count) =>
        decimal.TryParse(
            part,
            System.Globalization.NumberStyles.Float,
            System.Globalization.CultureInfo.InvariantCulture,
            out var weight
        )
            ? (weight / count).ToString(System.Globalization.CultureInfo.InvariantCulture)
            : part;
}

using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Ballast.Tests.Numerai.Support;

/// <summary>What the answer to a change of stake was before it was damaged.</summary>
internal enum Origin
{
    /// <summary>The change was made.</summary>
    Made,

    /// <summary>It was refused in known words.</summary>
    Refused,

    /// <summary>Nobody can say.</summary>
    Doubtful,
}

/// <summary>An answer as a server, a proxy or a bad line may leave it: damaged by a seed, on the way from a known beginning.</summary>
internal sealed class MutatedAnswer
{
    private static readonly string[] KnownTexts =
    [
        "Insufficient funds",
        "Insufficient balance",
        "Insufficient stake",
        "You must be authenticated",
        "Your session is invalid or has expired",
        "Insufficient permission for stake",
        "Too many requests",
        "Cannot query field \"increaseStake\" on type \"RootMutationType\".",
        "No pending stake release",
        "Model not found",
    ];

    private static readonly string[] UnknownTexts =
    [
        "504 Gateway Time-out",
        "deadlock detected",
        "upstream connect error or disconnect/reset before headers",
        "Internal server error",
        "ok",
        "",
    ];

    private static readonly string[] Values =
    [
        "null",
        "true",
        "0",
        "-1",
        "1e400",
        "\"\"",
        "\"failed\"",
        "\"pending\"",
        "\"canceled\"",
        "\"10.5\"",
        "\"10.50\"",
        "10.500000000000000001",
        "\"10,5\"",
        "{}",
        "[]",
        "[{}]",
        "\"\\ud800\"",
        "\"\\u0000\"",
        "\"Insufficient funds\"",
        "\"increase\"",
        "\"decrease\"",
    ];

    private static readonly string[] Snippets =
    [
        "\\ud800",
        "\"",
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        "\\",
        "null",
        "\"errors\":[{\"message\":\"no\"}],",
        "\"data\":null,",
        "\uFEFF",
        "\u0000",
        "\u001b[2J",
        "\"status\":\"failed\",",
        "<html>",
    ];

    private static readonly int[] Statuses =
    [
        200,
        200,
        200,
        201,
        202,
        204,
        301,
        400,
        401,
        403,
        404,
        408,
        409,
        429,
        500,
        502,
        503,
        504,
    ];

    private readonly Random _chance;

    public MutatedAnswer(int seed, string rootKey, string made)
    {
        _chance = new Random(seed);
        Origin = (Origin)_chance.Next(3);
        var text = Origin switch
        {
            Origin.Made => made,
            Origin.Refused => Errors(rootKey, KnownTexts),
            _ => _chance.Next(3) == 0 ? "<html>Bad Gateway</html>" : Errors(rootKey, UnknownTexts),
        };
        Body = Encoding.UTF8.GetBytes(text);
        Status = 200;
        var times = _chance.Next(4);
        for (var i = 0; i < times; i++)
            Damage();
        Cut = _chance.Next(12) == 0 ? _chance.Next(Body.Length + 1) : null;
        Trouble = (Trouble)(_chance.Next(8) == 0 ? _chance.Next(1, 6) : 0);
    }

    public Origin Origin { get; }

    public byte[] Body { get; private set; }

    public int Status { get; private set; }

    /// <summary>The line breaks after so many bytes of the body; null where it does not.</summary>
    public int? Cut { get; }

    public Trouble Trouble { get; }

    public override string ToString() =>
        $"{Origin}, HTTP {Status}, cut {Cut?.ToString() ?? "no"}, {Trouble}: {Encoding.Latin1.GetString(Body)}";

    private string Errors(string rootKey, string[] texts)
    {
        var one = new JsonObject { ["message"] = texts[_chance.Next(texts.Length)] };
        if (_chance.Next(2) == 0)
            one["path"] = new JsonArray(rootKey);
        var body = new JsonObject { ["errors"] = new JsonArray(one) };
        if (_chance.Next(2) == 0)
            body["data"] = _chance.Next(2) == 0 ? null : new JsonObject { [rootKey] = null };
        return body.ToJsonString();
    }

    private void Damage()
    {
        switch (_chance.Next(8))
        {
            case 0:
                // Whoever looks at nothing but such a status cannot know of a change: then the body stays as it is.
                var status = Statuses[_chance.Next(Statuses.Length)];
                if (Origin != Origin.Made || status is not (401 or 403 or 429))
                    Status = status;
                break;
            case 1 when Body.Length > 0:
                Body[_chance.Next(Body.Length)] ^= (byte)(1 << _chance.Next(8));
                break;
            case 2 when Body.Length > 0:
                Body = Body[.._chance.Next(Body.Length)];
                break;
            case 3:
                var at = _chance.Next(Body.Length + 1);
                Body =
                [
                    .. Body[..at],
                    .. Encoding.UTF8.GetBytes(Snippets[_chance.Next(Snippets.Length)]),
                    .. Body[at..],
                ];
                break;
            case 4 when Body.Length > 2:
                var (from, to) = (_chance.Next(Body.Length), _chance.Next(Body.Length));
                // A piece is lost, or there twice.
                Body = [.. Body[..from], .. Body[to..]];
                break;
            case 5 when _chance.Next(20) == 0:
                Body = Encoding.UTF8.GetBytes(new string('[', 100_000));
                break;
            default:
                DamageJson();
                break;
        }
    }

    /// <summary>Another value at one place of the tree, a key less, or one twice; nothing where it is damaged too much to be walked.</summary>
    private void DamageJson()
    {
        try
        {
            Body = Damaged(JsonNode.Parse(Body));
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or ArgumentException) { }
    }

    private byte[] Damaged(JsonNode? root)
    {
        var places = new List<(JsonObject Owner, string Key)>();
        Collect(root, places);
        if (places.Count == 0)
            return Body;
        var (owner, key) = places[_chance.Next(places.Count)];
        if (_chance.Next(5) == 0)
        {
            owner.Remove(key);
            return Encoding.UTF8.GetBytes(root!.ToJsonString());
        }
        const string Mark = "@@mark@@";
        var old = owner[key]?.ToJsonString() ?? "null";
        owner[key] = Mark;
        var value = Values[_chance.Next(Values.Length)];
        var written = _chance.Next(6) == 0 ? $"{old},\"{key}\":{value}" : value;
        return Encoding.UTF8.GetBytes(root!.ToJsonString().Replace($"\"{Mark}\"", written, StringComparison.Ordinal));
    }

    private static void Collect(JsonNode? node, List<(JsonObject, string)> places)
    {
        if (node is JsonObject branch)
        {
            foreach (var (key, child) in branch)
            {
                places.Add((branch, key));
                Collect(child, places);
            }
        }
        else if (node is JsonArray list)
        {
            foreach (var child in list)
                Collect(child, places);
        }
    }
}

/// <summary>What happens beside the answer.</summary>
internal enum Trouble
{
    None,
    Throws,
    ThrowsConnectionError,
    ClosesConnection,
    Cancels,
    CancelsAndThrows,
}

namespace Ballast.Server.Observing;

/// <summary>The number of every line that a server writes to its log. A number stays with its meaning; new ones come at the end of their block.</summary>
internal static class EventIds
{
    // Requests.
    public const int RequestFailed = 1001;
    public const int RequestTooLarge = 1002;
    public const int RequestMalformed = 1003;
    public const int RequestTurnedAway = 1004;
    public const int WrongToken = 1005;
    public const int SignedIn = 1006;
    public const int SignedOut = 1007;
    public const int AnsweredWithError = 1008;
    public const int Stopping = 1009;

    // Questions.
    public const int QuestionFailed = 1101;
    public const int QuestionThrew = 1102;
    public const int QuestionSlow = 1103;
    public const int QuestionWaited = 1104;
    public const int Written = 1105;
    public const int CommandThrew = 1106;

    // What the server leans on.
    public const int StoreUnreachable = 1201;
    public const int StoreReachable = 1202;
    public const int StoreSlow = 1203;
    public const int KeysInMemory = 1204;
    public const int SessionsUnread = 1205;
    public const int DemoFailed = 1206;

    // The collector and its syncs.
    public const int SyncBegan = 2001;
    public const int SyncEnded = 2002;
    public const int SyncFailed = 2003;
    public const int SyncThrew = 2004;
    public const int SyncRemark = 2005;
    public const int SyncAskedFor = 2006;
    public const int AttemptFailed = 2007;
    public const int CollectorFailed = 2008;
    public const int CollectorWaits = 2009;

    // The lease of whoever syncs.
    public const int LeaseTaken = 2101;
    public const int LeaseHeldElsewhere = 2102;
    public const int LeaseLost = 2103;
    public const int LeaseNotRenewed = 2104;
    public const int LeaseNotReleased = 2105;

    // The watch for incidents.
    public const int IncidentFound = 2201;
    public const int AlertsSent = 2202;
    public const int AlertNotSent = 2203;
    public const int AlertRuleFailed = 2204;
    public const int WatchFailed = 2205;
}

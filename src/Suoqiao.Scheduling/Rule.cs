namespace Suoqiao.Scheduling;

/// <summary>The rules of a timetable.</summary>
public enum Rule
{
    /// <summary>The slot exists.</summary>
    SlotExists,

    /// <summary>The table exists.</summary>
    TableExists,

    /// <summary>Both parties are known, and nobody meets itself.</summary>
    PartiesKnown,

    /// <summary>The pair wishes to meet, or its meeting is fixed.</summary>
    PairWished,

    /// <summary>Nobody said No.</summary>
    PairAllowed,

    /// <summary>A pair meets no more often than it wishes.</summary>
    PairOnce,

    /// <summary>A pair's meetings are in different slots.</summary>
    PairApart,

    /// <summary>Nobody has a meeting while occupied.</summary>
    PartyAvailable,

    /// <summary>Nobody has more meetings at a time than representatives.</summary>
    PartyCapacity,

    /// <summary>Nobody has more meetings than it wants.</summary>
    PartyMaximum,

    /// <summary>A table seats one meeting at a time.</summary>
    TableFree,

    /// <summary>A table is not used when it is closed.</summary>
    TableOpen,

    /// <summary>Nobody sits at the table of a party without that party.</summary>
    TableOwner,

    /// <summary>Every fixed meeting takes place as fixed.</summary>
    FixedKept,

    /// <summary>The certificate's prices are not negative, name known parties, and prove the bound that is claimed.</summary>
    CertificateHolds,

    /// <summary>The claimed weight is that of the meetings.</summary>
    WeightTrue,
}

namespace Suoqiao.Bidding.Records;

/// <summary>What the line of an event has beside number, hash, instant and outcome, in its fixed order.</summary>
internal static class EventMembers
{
    public static void Write(LineBuffer line, LotEvent happening)
    {
        switch (happening)
        {
            case BidderEvent bidder:
                OfBidder(line, bidder);
                break;
            case PauseSale pause:
                line.Text(",\"kind\":\"pause\",\"reason\":"u8, pause.Reason);
                break;
            case ResumeSale resume:
                line.Text(",\"kind\":\"resume\",\"reason\":"u8, resume.Reason);
                break;
            case CancelSale cancel:
                line.Text(",\"kind\":\"cancel\",\"reason\":"u8, cancel.Reason);
                break;
            case RevealReserve reserve:
                line.Number(",\"kind\":\"reserve\",\"amount\":"u8, reserve.Amount).Plain(",\"nonce\":"u8, reserve.Nonce);
                break;
            default:
                line.Raw(",\"kind\":\"clock\""u8);
                break;
        }
    }

    private static void OfBidder(LineBuffer line, BidderEvent happening)
    {
        switch (happening)
        {
            case PlaceBid bid:
                line.Text(",\"kind\":\"bid\",\"bidder\":"u8, bid.Bidder).Number(",\"amount\":"u8, bid.Amount);
                break;
            case SetProxy proxy:
                line.Text(",\"kind\":\"proxy\",\"bidder\":"u8, proxy.Bidder).Number(",\"amount\":"u8, proxy.Amount);
                break;
            case Admit admit:
                line.Text(",\"kind\":\"admit\",\"bidder\":"u8, admit.Bidder).Plain(",\"identity\":"u8, admit.IdentityHash)
                    .Number(",\"deposit\":"u8, admit.Deposit).Number(",\"rank\":"u8, admit.PreemptionRank);
                break;
            case CommitBid commit:
                line.Text(",\"kind\":\"commit\",\"bidder\":"u8, commit.Bidder).Plain(",\"commitment\":"u8, commit.Hash);
                break;
            case RevealBid reveal:
                line.Text(",\"kind\":\"reveal\",\"bidder\":"u8, reveal.Bidder).Number(",\"amount\":"u8, reveal.Amount).Plain(",\"nonce\":"u8, reveal.Nonce);
                break;
            case WithdrawBid:
                line.Text(",\"kind\":\"withdraw\",\"bidder\":"u8, happening.Bidder);
                break;
            case MatchPrice:
                line.Text(",\"kind\":\"match\",\"bidder\":"u8, happening.Bidder);
                break;
            case ConfirmSale:
                line.Text(",\"kind\":\"confirm\",\"bidder\":"u8, happening.Bidder);
                break;
            case DeclareDefault failed:
                line.Text(",\"kind\":\"default\",\"bidder\":"u8, failed.Bidder).Text(",\"reason\":"u8, failed.Reason);
                break;
            default:
                throw new ArgumentException("An event of no known kind.", nameof(happening));
        }
    }
}

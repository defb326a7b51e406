"""What people do: one act, one transaction, one entry in the register of acts."""
